using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// One record of a Debezium stream: the bytes as they were delivered, and what they mean. Nothing is dropped: what is not understood is of
/// kind <see cref="RecordKind.Unknown"/> and keeps its bytes. Immutable.
/// </summary>
public sealed class ChangeRecord
{
    private static readonly IReadOnlyDictionary<string, string?> NoHeaders = new Dictionary<string, string?>();
    private readonly RecordReading _read;
    private readonly RecordKey _key;
    private readonly RecordKey _newKey;
    private readonly RecordKey _oldKey;
    private string? _keyText;
    private string? _valueText;
    private ConnectSchema? _keySchema;
    private ConnectSchema? _valueSchema;

    /// <summary>Reads a record.</summary>
    /// <param name="number">Its number among the records, in the order of delivery, from 0.</param>
    /// <param name="topic">Its topic.</param>
    /// <param name="key">Its key, JSON with or without schema; null for null bytes.</param>
    /// <param name="value">Its value, JSON with or without schema; null for null bytes.</param>
    /// <param name="headers">Its headers, by name, each value as JSON text; none by default.</param>
    /// <param name="partition">The partition it was delivered in; 0 by default.</param>
    /// <param name="offset">Its offset in the partition; its number by default.</param>
    public ChangeRecord(
        int number, string topic, string? key, string? value, IReadOnlyDictionary<string, string?>? headers = null, int partition = 0, long? offset = null)
        : this(number, topic, BytesOf(key), BytesOf(value), headers, partition, offset) => (_keyText, _valueText) = (key, value);

    /// <summary>Reads a record from the bytes that Kafka delivers. They are kept, and must not change.</summary>
    /// <param name="number">Its number among the records, in the order of delivery, from 0.</param>
    /// <param name="topic">Its topic.</param>
    /// <param name="key">Its key, JSON with or without schema; null for null bytes.</param>
    /// <param name="value">Its value, JSON with or without schema; null for null bytes.</param>
    /// <param name="headers">Its headers, by name, each value as JSON text; none by default.</param>
    /// <param name="partition">The partition it was delivered in; 0 by default.</param>
    /// <param name="offset">Its offset in the partition; its number by default.</param>
    public ChangeRecord(
        int number,
        string topic,
        ReadOnlyMemory<byte>? key,
        ReadOnlyMemory<byte>? value,
        IReadOnlyDictionary<string, string?>? headers = null,
        int partition = 0,
        long? offset = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        (Number, Topic, Partition, Offset) = (number, topic, partition, offset ?? number);
        (KeyBytes, ValueBytes) = (key, value);
        Headers = headers ?? NoHeaders;
        _read = RecordReading.Of(topic, value);
        _key = key is { } bytes ? RecordKey.Of(bytes, "key") : default;
        (_newKey, _oldKey) = (KeyHeader("__debezium.newkey"), KeyHeader("__debezium.oldkey"));
        if ((_key.Error ?? _read.Error ?? _newKey.Error ?? _oldKey.Error) is { } error)
        {
            Problem = new RecordProblem(topic, partition, Offset, error.Field, error.Reason);
        }
    }

    /// <summary>Its number among the records, in the order of delivery, from 0.</summary>
    public int Number { get; }

    /// <summary>Its topic.</summary>
    public string Topic { get; }

    /// <summary>The partition it was delivered in.</summary>
    public int Partition { get; }

    /// <summary>Its offset in the partition.</summary>
    public long Offset { get; }

    /// <summary>Its key as it was delivered; null for null bytes (a truncate, a logical message, a table without a key).</summary>
    public string? Key => KeyBytes is { } bytes ? _keyText ??= Encoding.UTF8.GetString(bytes.Span) : null;

    /// <summary>The bytes of <see cref="Key"/>.</summary>
    public ReadOnlyMemory<byte>? KeyBytes { get; }

    /// <summary>Its key without schema and in one spelling, so that equal keys are equal texts.</summary>
    public string? CanonicalKey => _key.Text;

    /// <summary>Its key's members; null where there is no key, or one that is no JSON object.</summary>
    public TableRow? KeyRow => _key.Payload is { Span: [(byte)'{', ..] } payload ? new TableRow(payload) : null;

    /// <summary>The schema its key was sent with; null where it was sent without.</summary>
    /// <exception cref="FormatException">It is no schema.</exception>
    public ConnectSchema? KeySchema => _keySchema ??= SchemaOf(_key.Schema);

    /// <summary>Its value as it was delivered; null for null bytes.</summary>
    public string? Value => ValueBytes is { } bytes ? _valueText ??= Encoding.UTF8.GetString(bytes.Span) : null;

    /// <summary>The bytes of <see cref="Value"/>.</summary>
    public ReadOnlyMemory<byte>? ValueBytes { get; }

    /// <summary>Its headers by name, each value as JSON text, for example <c>__debezium.newkey</c>.</summary>
    public IReadOnlyDictionary<string, string?> Headers { get; }

    /// <summary>What it is.</summary>
    public RecordKind Kind => Problem is null ? _read.Kind : RecordKind.Unknown;

    /// <summary>Whether it has no value: null bytes.</summary>
    public bool IsTombstone => Kind == RecordKind.Tombstone;

    /// <summary>The envelope, for <see cref="RecordKind.Change"/> and <see cref="RecordKind.Message"/>; null otherwise.</summary>
    public ChangeEvent? Event => Content as ChangeEvent;

    /// <summary>The row without an envelope, for <see cref="RecordKind.Flattened"/>; null otherwise.</summary>
    public TableRow? Row => Content as TableRow;

    /// <summary>The beginning or end of a transaction, for <see cref="RecordKind.Transaction"/>; null otherwise.</summary>
    public TransactionMarker? Transaction => Content as TransactionMarker;

    /// <summary>The change of the schema, for <see cref="RecordKind.SchemaChange"/>; null otherwise.</summary>
    public SchemaChange? SchemaChange => Content as SchemaChange;

    /// <summary>What the connector tells of itself, for <see cref="RecordKind.Notification"/>; null otherwise.</summary>
    public ConnectorNotification? Notification => Content as ConnectorNotification;

    /// <summary>The sign of life, for <see cref="RecordKind.Heartbeat"/>; null otherwise.</summary>
    public ConnectorHeartbeat? Heartbeat => Content as ConnectorHeartbeat;

    /// <summary>The value's JSON without the schema; null where there is no value or it is not JSON. Read anew at each call.</summary>
    public JsonElement? Payload => _read.Payload is { } payload ? JsonElement.Parse(payload.Span) : null;

    /// <summary>Whether the value was sent with a schema.</summary>
    public bool HasSchema => _read.Schema is not null;

    /// <summary>The schema its value was sent with; null where it was sent without.</summary>
    /// <exception cref="FormatException">It is no schema.</exception>
    public ConnectSchema? ValueSchema => _valueSchema ??= SchemaOf(_read.Schema);

    /// <summary>Why it was not understood; null where it was.</summary>
    public RecordProblem? Problem { get; }

    /// <summary>The new key of the row whose delete this is, where its key changed (header <c>__debezium.newkey</c>); null otherwise.</summary>
    public string? NewKey => _newKey.Text;

    /// <summary>The old key of the row whose create this is, where its key changed (header <c>__debezium.oldkey</c>); null otherwise.</summary>
    public string? OldKey => _oldKey.Text;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"#{Number} {Event?.ToString() ?? Kind.ToString().ToLowerInvariant()} of {CanonicalKey ?? "no key"} in {Topic}");

    internal ReadOnlyMemory<byte>? KeySchemaBytes => _key.Schema;

    internal ReadOnlyMemory<byte>? ValueSchemaBytes => _read.Schema;

    private object? Content => Problem is null ? _read.Content : null;

    private static ReadOnlyMemory<byte>? BytesOf(string? text) => text is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(text);

    private static ConnectSchema? SchemaOf(ReadOnlyMemory<byte>? schema) =>
        schema is { Span: [(byte)'{', ..] } utf8 ? ConnectSchema.Parse(JsonElement.Parse(utf8.Span)) : null;

    private RecordKey KeyHeader(string name) =>
        Headers.Count > 0 && Headers.TryGetValue(name, out var value) && value is not null ? RecordKey.Of(Encoding.UTF8.GetBytes(value), $"headers.{name}") : default;
}
