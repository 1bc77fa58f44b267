using System.Text.Json;
using System.Text.Unicode;

namespace StreamTesting;

/// <summary>What a record's value means.</summary>
internal sealed record RecordReading(RecordKind Kind)
{
    private static readonly RecordReading Tombstone = new(RecordKind.Tombstone);

    /// <summary>What the record tells: a <see cref="ChangeEvent"/>, a <see cref="TableRow"/>, a <see cref="TransactionMarker"/> and so on.</summary>
    public object? Content { get; private init; }

    public ReadOnlyMemory<byte>? Payload { get; private init; }

    public ReadOnlyMemory<byte>? Schema { get; private init; }

    public FieldError? Error { get; private init; }

    public static RecordReading Of(string topic, ReadOnlyMemory<byte>? value)
    {
        if (value is not { } utf8)
        {
            return Tombstone;
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            return Wrong(new FieldError("value", "it has bytes that are not UTF-8."));
        }

        try
        {
            return Read(topic, utf8);
        }
        catch (FieldException exception)
        {
            return Wrong(exception.Error);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Wrong(FieldError.NotJson("value", exception));
        }
    }

    private static RecordReading Wrong(FieldError error) => new(RecordKind.Unknown) { Error = error };

    private static RecordReading Read(string topic, ReadOnlyMemory<byte> utf8)
    {
        var at = new JsonCursor(utf8);
        at.Reader.Read();
        if (JsonShapes.EnterPayload(ref at) is not { } schema)
        {
            return JsonShapes.TrySplitReversed(utf8, out var second, out var first)
                ? Whole(topic, first) with { Schema = second }
                : Whole(topic, utf8);
        }

        var read = ReadAt(topic, ref at);
        return JsonShapes.LeavePayload(ref at) && !at.Reader.Read() ? read with { Schema = schema } : Whole(topic, utf8);
    }

    private static RecordReading Whole(string topic, ReadOnlyMemory<byte> utf8)
    {
        var at = new JsonCursor(utf8);
        at.Reader.Read();
        var read = ReadAt(topic, ref at);
        at.Reader.Read();
        return read;
    }

    private static RecordReading ReadAt(string topic, ref JsonCursor at) => at.Reader.TokenType switch
    {
        JsonTokenType.StartObject => Of(topic, EnvelopeReader.Read(ref at)),
        JsonTokenType.Null => new RecordReading(RecordKind.NullPayload) { Payload = at.Skip() },
        _ => Wrong(FieldError.Kind("value", ref at.Reader, at.Utf8.Span, "a JSON object, or null")) with { Payload = at.Skip() },
    };

    private static RecordReading Of(string topic, EnvelopeReading read)
    {
        if (read.IsEnvelope)
        {
            return Envelope(read) with { Payload = read.Payload };
        }

        var kind = read.Has(PayloadMembers.Ddl | PayloadMembers.DatabaseName | PayloadMembers.Source) ? RecordKind.SchemaChange
            : read.Has(PayloadMembers.Status | PayloadMembers.Id | PayloadMembers.EventCount) ? RecordKind.Transaction
            : read.Has(PayloadMembers.AggregateType | PayloadMembers.AdditionalData) ? RecordKind.Notification
            : read.Has(PayloadMembers.TsMs) && read.Count == 1 && topic.StartsWith("__debezium-heartbeat", StringComparison.Ordinal) ? RecordKind.Heartbeat
            : RecordKind.Flattened;
        if (kind is RecordKind.SchemaChange or RecordKind.Heartbeat && read.Error is { } error)
        {
            return Wrong(error) with { Payload = read.Payload };
        }

        return new RecordReading(kind) { Payload = read.Payload, Content = Side(kind, read) };
    }

    private static object Side(RecordKind kind, EnvelopeReading read) => kind switch
    {
        RecordKind.SchemaChange => SideRecords.Schema(JsonElement.Parse(read.Payload.Span), read.Event.Source!),
        RecordKind.Transaction => SideRecords.Transaction(JsonElement.Parse(read.Payload.Span)),
        RecordKind.Notification => SideRecords.Notification(JsonElement.Parse(read.Payload.Span)),
        RecordKind.Heartbeat => new ConnectorHeartbeat(read.Event.SentMs),
        _ => new TableRow(read.Payload),
    };

    private static RecordReading Envelope(EnvelopeReading read)
    {
        if (read.Code is null)
        {
            return Wrong(new FieldError("op", "the envelope has no 'op'; known are c, u, d, r, t and m."));
        }

        if (!read.IsCodeText || Operations.Of(read.Code) is not { } operation)
        {
            return Wrong(new FieldError("op", $"the envelope's op is '{read.Code}'; known are c, u, d, r, t and m."));
        }

        if (read.Error is { } error)
        {
            return Wrong(error);
        }

        if (operation is Operation.Create or Operation.Update or Operation.Read && read.Event.After is null)
        {
            return Wrong(new FieldError("after", $"the envelope's op is '{read.Code}', and it has no 'after'."));
        }

        return new RecordReading(operation == Operation.Append ? RecordKind.Message : RecordKind.Change) { Content = read.Whole() };
    }
}
