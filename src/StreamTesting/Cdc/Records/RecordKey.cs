using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace StreamTesting;

/// <summary>A record's key as it can be compared.</summary>
internal readonly record struct RecordKey
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The key without schema and in one spelling.</summary>
    public string Text { get; private init; }

    /// <summary>The key without schema, as it was sent; null where it is not JSON.</summary>
    public ReadOnlyMemory<byte>? Payload { get; private init; }

    public ReadOnlyMemory<byte>? Schema { get; private init; }

    public FieldError? Error { get; private init; }

    public static RecordKey Of(string key) => Of(Encoding.UTF8.GetBytes(key), "key");

    /// <summary>Reads a key; what does not begin like an object, an array or a quoted text is a text of its own, as plain key converters write it.</summary>
    public static RecordKey Of(ReadOnlyMemory<byte> utf8, string field)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            return new RecordKey { Text = Encoding.UTF8.GetString(utf8.Span), Error = new FieldError(field, "it has bytes that are not UTF-8.") };
        }

        try
        {
            return Read(utf8);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var text = Encoding.UTF8.GetString(utf8.Span);
            var isJson = text.AsSpan().TrimStart() is ['{' or '[' or '"', ..];
            return new RecordKey { Text = text, Error = isJson ? FieldError.NotJson(field, exception) : null };
        }
    }

    private static RecordKey Read(ReadOnlyMemory<byte> utf8)
    {
        var at = new JsonCursor(utf8);
        at.Reader.Read();
        if (JsonShapes.EnterPayload(ref at) is { } schema)
        {
            var payload = at.Skip();
            if (JsonShapes.LeavePayload(ref at) && !at.Reader.Read())
            {
                return new RecordKey { Text = Spelled(payload), Payload = payload, Schema = schema };
            }
        }

        return JsonShapes.TrySplitReversed(utf8, out var second, out var first)
            ? new RecordKey { Text = Spelled(first), Payload = first, Schema = second }
            : new RecordKey { Text = Spelled(utf8), Payload = utf8 };
    }

    private static string Spelled(ReadOnlyMemory<byte> payload)
    {
        var element = JsonElement.Parse(payload.Span);
        if (!payload.Span.ContainsAnyExceptInRange((byte)'!', (byte)'~') && !payload.Span.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(payload.Span);
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Canonical))
        {
            element.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
