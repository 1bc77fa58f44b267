using System.Buffers.Text;
using System.Text;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Makes the records of arrivals.</summary>
internal static class ArrivalRecords
{
    public static Message<Arrival, Arrival> Of(Arrival arrival, RecordTime time)
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
            Headers = HeadersOf(arrival),
        };
    }

    private static Headers HeadersOf(Arrival arrival)
    {
        var headers = new Headers();
        if (arrival.Event.Headers.Count > 0)
        {
            foreach (var (name, value) in arrival.Event.Headers)
            {
                headers.Add(name, value is null ? null : Encoding.UTF8.GetBytes(value));
            }
        }

        headers.Add(RecordHeaders.EventId, Encoding.UTF8.GetBytes(arrival.Event.Id));
        headers.Add(RecordHeaders.Position, Digits(arrival.Causes.HasFlag(Causes.LostAcknowledgement) ? arrival.Labels.FirstPosition : arrival.Position));
        return headers;
    }

    private static byte[] Digits(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(number, digits, out var length);
        return digits[..length].ToArray();
    }
}
