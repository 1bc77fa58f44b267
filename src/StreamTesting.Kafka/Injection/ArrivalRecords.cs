using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Writes arrivals as records. The arrival itself is the record's key and value until the client serializes it, so that a delivery
/// report holds the arrival without anything being allocated for that. Used by one thread.
/// </summary>
internal sealed class ArrivalRecords(RecordTime time)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    public ISerializer<Arrival> Keys { get; } = new KeySerializer();

    public ISerializer<Arrival> Values => new ValueSerializer(_buffer);

    public Message<Arrival, Arrival> Of(Arrival arrival)
    {
        var at = time == RecordTime.EventTime ? arrival.Event.EventTime : arrival.ArrivalTime;
        var milliseconds = at.ToUnixTimeMilliseconds();
        if (milliseconds <= 0)
        {
            throw new KafkaInjectionException(
                $"Kafka has no timestamps before 1970, and the {time} of {arrival} is {at:O}. Let the plan's events happen later.", arrival, null, 0, 0);
        }

        return new Message<Arrival, Arrival>
        {
            Key = arrival,
            Value = arrival,
            Timestamp = new Timestamp(milliseconds, TimestampType.CreateTime),
            Headers = new Headers
            {
                { RecordHeaders.EventId, Encoding.UTF8.GetBytes(arrival.Event.Id) },
                { RecordHeaders.Position, Digits(arrival.Position) },
            },
        };
    }

    private static byte[] Digits(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(number, digits, out var length);
        return digits[..length].ToArray();
    }

    private sealed class KeySerializer : ISerializer<Arrival>
    {
        public byte[] Serialize(Arrival data, SerializationContext context) => Encoding.UTF8.GetBytes(data.Event.Key);
    }

    private sealed class ValueSerializer(ArrayBufferWriter<byte> buffer) : ISerializer<Arrival>
    {
        public byte[] Serialize(Arrival data, SerializationContext context)
        {
            if (data.Event.Payload is null || data.Event.Operation == Operation.Tombstone)
            {
                return null!;
            }

            buffer.ResetWrittenCount();
            data.WriteTo(buffer);
            return buffer.WrittenSpan.ToArray();
        }
    }
}
