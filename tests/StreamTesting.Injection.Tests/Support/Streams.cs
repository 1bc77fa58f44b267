using System.Text;
using StreamTesting.Domains;

namespace StreamTesting.Injection.Tests;

internal static class Streams
{
    public static EventStream Orders(long count = 300) => StreamTesting.Domains.Orders.AsDocumented(count).Duplicated(0.05)
        .Duplicated(0.03, DuplicateKind.Retry).Duplicated(0.02, DuplicateKind.Conflicting).OutOfOrder(0.1).Redelivered(20).Over(3).Generate(new Seed(7));

    public static EventStream Rows(int count = 200, bool hasPoison = false) =>
        new StreamPlan(new TopicsDomain(count) { HasPoison = hasPoison }).Late(0.1, TimeSpan.FromDays(2)).Duplicated(0.1).Over(2).Generate(new Seed(3));

    public static EventStream Faulty() => StreamTesting.Domains.Orders.Lifecycles(400)
        .Duplicated(0.3, DuplicateKind.Retry).Poisoned(0.1).Faulty(0.1, PayloadFault.Missing("payload.amount")).Evolved(FieldChange.Renamed("tenant_id", "tenant"), 0.2).DuplicateRows(0.05)
        .Over(2).Generate(new Seed(5));

    /// <summary>Events that are faults themselves, one of which a step makes faulty as well.</summary>
    public static EventStream FaultyEvents() => Hotel.Bookings(100, o => o with { CancelRate = 0.5, CheckedInAfterCancelRate = 0.5, LeakedStatusRate = 0.5 })
        .Faulty(0.5, HotelFaults.MissingAmount).Duplicated(0.1).Generate(new Seed(5));

    public static byte[] Lines(IEnumerable<Arrival> arrivals) => [.. arrivals.SelectMany(Line)];

    public static IEnumerable<byte> Line(Arrival arrival)
    {
        var bytes = arrival.ToBytes();
        var line = arrival.Event.Payload is null ? "null"u8.ToArray() : [.. bytes.Select(b => b == '\n' ? (byte)'\r' : b)];
        return [.. line, (byte)'\n'];
    }

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
