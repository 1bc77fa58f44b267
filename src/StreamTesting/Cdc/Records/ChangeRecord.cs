using System.Globalization;
using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// One record of a Debezium stream: the texts as they were delivered, and what they mean. Nothing is dropped: what is not understood is of
/// kind <see cref="RecordKind.Unknown"/> and keeps its texts. Immutable.
/// </summary>
public sealed class ChangeRecord
{
    private static readonly IReadOnlyDictionary<string, string?> NoHeaders = new Dictionary<string, string?>();

    /// <summary>Reads a record.</summary>
    /// <param name="number">Its number among the records, in the order of delivery, from 0.</param>
    /// <param name="topic">Its topic.</param>
    /// <param name="key">Its key, JSON with or without schema; null for null bytes.</param>
    /// <param name="value">Its value, JSON with or without schema; null for null bytes.</param>
    /// <param name="headers">Its headers, by name, each value as JSON text; none by default.</param>
    /// <param name="partition">The partition it was delivered in; 0 by default.</param>
    public ChangeRecord(
        int number, string topic, string? key, string? value, IReadOnlyDictionary<string, string?>? headers = null, int partition = 0)
    {
        ArgumentNullException.ThrowIfNull(topic);
        Number = number;
        Topic = topic;
        Partition = partition;
        Key = key;
        Value = value;
        Headers = headers ?? NoHeaders;
        CanonicalKey = key is null ? null : JsonShapes.CanonicalKey(key);
        var read = RecordReading.Of(topic, value);
        Kind = read.Kind;
        Event = read.Event;
        Row = read.Row;
        Payload = read.Payload;
        HasSchema = read.HasSchema;
        Problem = read.Problem;
    }

    /// <summary>Its number among the records, in the order of delivery, from 0.</summary>
    public int Number { get; }

    /// <summary>Its topic.</summary>
    public string Topic { get; }

    /// <summary>The partition it was delivered in.</summary>
    public int Partition { get; }

    /// <summary>Its key as it was delivered; null for null bytes (a truncate, a logical message, a table without a key).</summary>
    public string? Key { get; }

    /// <summary>Its key without schema and in one spelling, so that equal keys are equal texts.</summary>
    public string? CanonicalKey { get; }

    /// <summary>Its value as it was delivered; null for null bytes.</summary>
    public string? Value { get; }

    /// <summary>Its headers by name, each value as JSON text, for example <c>__debezium.newkey</c>.</summary>
    public IReadOnlyDictionary<string, string?> Headers { get; }

    /// <summary>What it is.</summary>
    public RecordKind Kind { get; }

    /// <summary>Whether it has no value: null bytes.</summary>
    public bool IsTombstone => Kind == RecordKind.Tombstone;

    /// <summary>The envelope, for <see cref="RecordKind.Change"/> and <see cref="RecordKind.Message"/>; null otherwise.</summary>
    public ChangeEvent? Event { get; }

    /// <summary>The row without an envelope, for <see cref="RecordKind.Flattened"/>; null otherwise.</summary>
    public TableRow? Row { get; }

    /// <summary>The value's JSON without the schema; null where there is no value or it is not JSON.</summary>
    public JsonElement? Payload { get; }

    /// <summary>Whether the value was sent with a schema.</summary>
    public bool HasSchema { get; }

    /// <summary>Why it was not understood; null where it was.</summary>
    public string? Problem { get; }

    /// <summary>The new key of the row whose delete this is, where its key changed (header <c>__debezium.newkey</c>); null otherwise.</summary>
    public string? NewKey => KeyHeader("__debezium.newkey");

    /// <summary>The old key of the row whose create this is, where its key changed (header <c>__debezium.oldkey</c>); null otherwise.</summary>
    public string? OldKey => KeyHeader("__debezium.oldkey");

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"#{Number} {Event?.ToString() ?? Kind.ToString().ToLowerInvariant()} of {CanonicalKey ?? "no key"} in {Topic}");

    private string? KeyHeader(string name) =>
        Headers.TryGetValue(name, out var value) && value is not null ? JsonShapes.CanonicalKey(value) : null;
}
