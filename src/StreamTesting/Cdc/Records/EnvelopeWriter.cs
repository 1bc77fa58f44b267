using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// Writes records as Debezium and Kafka Connect's JSON converter do: UTF-8, with a schema or without. What was read comes out with equal
/// meaning. One writer serves one thread; it keeps its buffers.
/// </summary>
public sealed class EnvelopeWriter : IDisposable
{
    private readonly Utf8JsonWriter _json = new(Stream.Null, Options);
    private readonly ArrayBufferWriter<byte> _text = new();

    internal static JsonWriterOptions Options => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a change.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="change">The change.</param>
    /// <param name="schema">The schema of the whole envelope, to be written beside it; null, the default, writes the envelope alone.</param>
    /// <exception cref="ArgumentException">A row holds a value that is no JSON; the message names the column.</exception>
    public void WriteValue(IBufferWriter<byte> output, ChangeEvent change, ConnectSchema? schema = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        Begin(output, schema);
        EnvelopeWriting.Write(_json, change);
        End(schema is not null);
    }

    /// <summary>Writes a row without an envelope: a key, or a value as the flattening of events writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="row">The row, its values as sent: text, whole number, boolean, null or <see cref="WireJson"/>; other numbers are written as such, bytes as base64.</param>
    /// <param name="schema">The schema, to be written beside it; null, the default, writes the row alone.</param>
    /// <exception cref="ArgumentException">The row holds a value that is no JSON; the message names the column.</exception>
    public void WriteRow(IBufferWriter<byte> output, TableRow row, ConnectSchema? schema = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        Begin(output, schema);
        RowWriting.Write(_json, row);
        End(schema is not null);
    }

    /// <summary>Writes a record's key from what was read.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="record">The record.</param>
    /// <returns>False where the key is null bytes: nothing is written then.</returns>
    public bool WriteKey(IBufferWriter<byte> output, ChangeRecord record)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(record);
        if (record.KeyBytes is not { } bytes)
        {
            return false;
        }

        if (record.KeyRow is not { } row)
        {
            output.Write(bytes.Span);
            return true;
        }

        Begin(output, record.KeySchemaBytes);
        RowWriting.Write(_json, row);
        End(record.KeySchemaBytes is not null);
        return true;
    }

    /// <summary>Writes a record's value from what was read; what was not understood comes out as it came in.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="record">The record.</param>
    /// <returns>False where the value is null bytes: nothing is written then.</returns>
    public bool WriteValue(IBufferWriter<byte> output, ChangeRecord record)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(record);
        if (record.ValueBytes is not { } bytes)
        {
            return false;
        }

        if (record.Kind == RecordKind.Unknown)
        {
            output.Write(bytes.Span);
            return true;
        }

        Begin(output, record.ValueSchemaBytes);
        RecordWriting.Write(_json, record);
        End(record.HasSchema);
        return true;
    }

    /// <summary>Makes the header that a delete of a row has whose key changed.</summary>
    /// <param name="key">The row's new key.</param>
    /// <param name="schema">The key's schema; null, the default, where records are sent without.</param>
    /// <returns>Its name, <c>__debezium.newkey</c>, and its value.</returns>
    public KeyValuePair<string, string?> NewKeyHeader(TableRow key, ConnectSchema? schema = null) => KeyValuePair.Create("__debezium.newkey", (string?)TextOf(key, schema));

    /// <summary>Makes the header that a create of a row has whose key changed.</summary>
    /// <param name="key">The row's old key.</param>
    /// <param name="schema">The key's schema; null, the default, where records are sent without.</param>
    /// <returns>Its name, <c>__debezium.oldkey</c>, and its value.</returns>
    public KeyValuePair<string, string?> OldKeyHeader(TableRow key, ConnectSchema? schema = null) => KeyValuePair.Create("__debezium.oldkey", (string?)TextOf(key, schema));

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private string TextOf(TableRow key, ConnectSchema? schema)
    {
        _text.ResetWrittenCount();
        WriteRow(_text, key, schema);
        return Encoding.UTF8.GetString(_text.WrittenSpan);
    }

    private void Begin(IBufferWriter<byte> output, ConnectSchema? schema) => Begin(output, schema is null ? default(ReadOnlyMemory<byte>?) : schema.Utf8);

    private void Begin(IBufferWriter<byte> output, ReadOnlyMemory<byte>? schema)
    {
        ArgumentNullException.ThrowIfNull(output);
        _json.Reset(output);
        if (schema is { } utf8)
        {
            _json.WriteStartObject();
            _json.WritePropertyName("schema"u8);
            _json.WriteRawValue(utf8.Span, skipInputValidation: true);
            _json.WritePropertyName("payload"u8);
        }
    }

    private void End(bool hasSchema)
    {
        if (hasSchema)
        {
            _json.WriteEndObject();
        }

        _json.Flush();
    }
}
