using System.Security.Cryptography;
using System.Text.Json;

namespace StreamTesting.Benchmarks;

/// <summary>
/// A generator of the same orders as one writes it for a test: all in a list, System.Random, coins instead of exact shares, a sort by arrival,
/// JsonSerializer. No labels, no partitions, and never the same ids again.
/// </summary>
internal sealed class NaiveOrders(int count)
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public List<NaiveArrival> Arrivals()
    {
        var random = new Random(42);
        var arrivals = new List<NaiveArrival>();
        for (var i = 0; i < count; i++)
        {
            var order = new NaiveContext(
                $"O-{i:D7}", $"T-{random.Next(1, 26):D3}", $"U-{random.Next(1, 5001):D5}", $"S-{random.Next(1, 200_000):D6}",
                random.Next(10) < 6 ? "web" : "ios", "prod");
            var created = Start.AddSeconds(random.NextDouble() * 241.92 * count);
            var paid = created.AddMinutes(random.Next(1, 121));
            var amount = Math.Round(Math.Clamp(Math.Exp(4.4 + (0.6 * Normal(random))), 5, 500), 2);
            Add("order_created", created, order, new { order_id = order.OrderId, user_id = order.UserId, amount, currency = "USD" });
            var code = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
            Add("payment_authorized", paid, order, new { order_id = order.OrderId, payment_method = "card", auth_code = code });
            if (random.NextDouble() < 0.08)
            {
                Add("order_cancelled", paid.AddMinutes(random.Next(1, 121)), order, new { order_id = order.OrderId, reason = "customer_request" });
            }
            else if (random.NextDouble() < 0.95)
            {
                var shipped = paid.AddMinutes(random.Next(30, 361));
                Add("order_shipped", shipped, order, new { order_id = order.OrderId, carrier = "UPS", tracking_id = $"TRK{random.Next(10_000_000, 99_999_999)}" });
            }
        }

        arrivals.Sort((a, b) => a.Arrived.CompareTo(b.Arrived));
        return arrivals;

        void Add(string type, DateTime happened, NaiveContext order, object payload)
        {
            var late = random.NextDouble() < 0.06 ? TimeSpan.FromMinutes(random.Next(12, 121)) : TimeSpan.FromSeconds(random.Next(0, 61));
            var displaced = random.NextDouble() < 0.12 ? TimeSpan.FromMinutes(random.Next(1, 10)) : TimeSpan.Zero;
            var arrival = new NaiveArrival(Guid.NewGuid().ToString(), type, happened, happened + late + displaced, order, payload);
            arrivals.Add(arrival);
            if (random.NextDouble() < 0.02)
            {
                arrivals.Add(arrival with { Arrived = arrival.Arrived.AddSeconds(random.Next(1, 60)) });
            }
        }
    }

    public long WriteAll()
    {
        var arrivals = Arrivals();
        var bytes = 0L;
        foreach (var arrival in arrivals)
        {
            bytes += arrival.ToJson().Length;
        }

        return bytes > 0 ? arrivals.Count : 0;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    internal sealed record NaiveContext(string OrderId, string TenantId, string UserId, string SessionId, string Source, string Environment);

    internal sealed record NaiveArrival(string Id, string Type, DateTime Happened, DateTime Arrived, NaiveContext Order, object Payload)
    {
        public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new
        {
            event_id = Id,
            event_type = Type,
            schema_version = 1,
            event_time = Happened,
            ingest_time = Arrived,
            tenant_id = Order.TenantId,
            user_id = Order.UserId,
            session_id = Order.SessionId,
            source_system = Order.Source,
            environment = Order.Environment,
            record_source = "event_sim",
            payload = Payload,
            checksum = Convert.ToHexStringLower(SHA1.HashData(JsonSerializer.SerializeToUtf8Bytes(Payload))),
        });
    }
}
