using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Turns records into observations.</summary>
internal static class OutputRecords
{
    private const int ShownBytes = 48;

    public static Func<ConsumeResult<byte[]?, byte[]?>, T> Json<T>(JsonSerializerOptions options) => record =>
        record.Message.Value is { } value
            ? JsonSerializer.Deserialize<T>(value, options) ?? throw new JsonException("the value is JSON's null")
            : throw new JsonException("it has no value (a tombstone); give Output<T> a reader that knows what that means");

    public static Observed<T> Read<T>(ConsumeResult<byte[]?, byte[]?> record, Func<ConsumeResult<byte[]?, byte[]?>, T> read, long index)
    {
        T value;
        try
        {
            value = read(record);
        }
        catch (Exception e)
        {
            throw new KafkaObservationException(
                string.Create(CultureInfo.InvariantCulture,
                    $"The record at offset {record.Offset.Value} of '{record.Topic}', partition {record.Partition.Value}, can't be read as {typeof(T).Name}: {e.Message}\n  its value: {Shown(record.Message.Value)}"),
                record.Topic, record.Partition.Value, record.Offset.Value, e);
        }

        return new Observed<T>(value)
        {
            Index = index,
            Key = record.Message.Key is { } key ? Encoding.UTF8.GetString(key) : null,
            Partition = record.Partition.Value,
            Offset = record.Offset.Value,
            Timestamp = record.Message.Timestamp.Type == TimestampType.NotAvailable
                ? null
                : DateTimeOffset.FromUnixTimeMilliseconds(record.Message.Timestamp.UnixTimestampMs),
            Headers = Headers(record.Message.Headers),
        };
    }

    private static IReadOnlyDictionary<string, string> Headers(Headers? headers)
    {
        if (headers is null || headers.Count == 0)
        {
            return System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;
        }

        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in headers)
        {
            read[header.Key] = header.GetValueBytes() is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        }

        return read;
    }

    private static string Shown(byte[]? value)
    {
        if (value is null)
        {
            return "none";
        }

        var first = value.AsSpan(0, Math.Min(value.Length, ShownBytes));
        var text = new StringBuilder();
        foreach (var b in first)
        {
            text.Append(b is >= 0x20 and < 0x7F ? (char)b : '.');
        }

        var more = value.Length > ShownBytes ? string.Create(CultureInfo.InvariantCulture, $" ... ({value.Length} bytes in all)") : "";
        return value.Length == 0 ? "empty" : $"{Convert.ToHexString(first)}{more}, as text '{text}'";
    }
}
