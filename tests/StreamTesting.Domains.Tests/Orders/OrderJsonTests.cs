using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamTesting.Domains.Tests;

public sealed class OrderJsonTests
{
    private static readonly string[] Members =
    [
        "event_id", "event_type", "schema_version", "event_time", "ingest_time", "tenant_id", "user_id", "session_id",
        "source_system", "environment", "record_source", "payload", "checksum",
    ];

    private static readonly Dictionary<(string, int), string[]> PayloadMembers = new()
    {
        [("order_created", 1)] = ["order_id", "user_id", "amount", "currency"],
        [("order_created", 2)] = ["order_id", "user_id", "amount", "currency", "promo_code", "device_type"],
        [("payment_authorized", 1)] = ["order_id", "payment_method", "auth_code"],
        [("order_shipped", 1)] = ["order_id", "carrier", "tracking_id"],
        [("order_cancelled", 1)] = ["order_id", "reason"],
        [("order_amount_corrected", 1)] = ["order_id", "old_amount", "new_amount", "currency", "reason"],
    };

    private static EventStream Stream => Orders.AsDocumented(500).Duplicated(0.1, DuplicateKind.Retry).Late(0.1, TimeSpan.FromHours(2)).Generate(new Seed(21));

    [Fact]
    public void Write_EveryArrival_HasTheDocumentsMembersInTheirOrder()
    {
        var seen = new HashSet<(string, int)>();
        foreach (var arrival in Stream)
        {
            var json = JsonNode.Parse(arrival.ToBytes())!.AsObject();
            var shape = ((string)json["event_type"]!, (int)json["schema_version"]!);

            json.Select(member => member.Key).ShouldBe(Members);
            json["payload"]!.AsObject().Select(member => member.Key).ShouldBe(PayloadMembers[shape]);
            json.ToJsonString().Length.ShouldBe(arrival.ToBytes().Length, "it is compact");
            seen.Add(shape);
        }

        seen.ShouldBe(PayloadMembers.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Write_EveryArrival_SaysWhatTheEventSays()
    {
        foreach (var arrival in Stream)
        {
            var read = OrderMessage.Parse(arrival.ToBytes());

            read.EventId.ShouldBe(arrival.Event.Id);
            read.EventType.ShouldBe(arrival.Event.Type);
            read.SchemaVersion.ShouldBe(arrival.Event.SchemaVersion);
            read.EventTime.ShouldBe(arrival.Event.EventTime);
            read.IngestTime.ShouldBe(arrival.Stamp);
            read.RecordSource.ShouldBe("event_sim");
            read.Payload.ShouldBe(arrival.Event.Payload);
            read.IsIntact.ShouldBeTrue();
        }
    }

    [Fact]
    public void Write_EveryArrival_HasTheChecksumOfItsPayloadsText()
    {
        foreach (var arrival in Stream)
        {
            var json = JsonNode.Parse(arrival.ToBytes())!;

            ((string)json["checksum"]!).ShouldBe(Checksum(json["payload"]!.AsObject()));
        }
    }

    [Theory]
    [InlineData(0, "2026-03-04T05:06:07Z")]
    [InlineData(5_000_000, "2026-03-04T05:06:07.500Z")]
    [InlineData(10_000, "2026-03-04T05:06:07.001Z")]
    [InlineData(10, "2026-03-04T05:06:07.000001Z")]
    [InlineData(1, "2026-03-04T05:06:07.0000001Z")]
    [InlineData(9_999_999, "2026-03-04T05:06:07.9999999Z")]
    public void Write_Times_HaveAFractionOnlyWhereNeeded(long ticks, string expected)
    {
        var payload = new OrderCancelled(new OrderContext("t", "u", "s", "web", "prod"), "O-1", "x");
        var domain = new OneEvent(new StreamEvent("id", "order_cancelled", new StreamEntity("O-1"), new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero).AddTicks(ticks), payload));

        var bytes = new StreamPlan(domain).Generate(new Seed(1)).Single().ToBytes();

        Encoding.UTF8.GetString(bytes).ShouldContain($"\"event_time\":\"{expected}\",\"ingest_time\":\"{expected}\"");
    }

    [Fact]
    public void Write_TextsThatNeedEscapes_ComeBackAsTheyWere()
    {
        const string text = "\"\\/\b\f\n\r\t\0\x1f\x7f\u00e9\u2028\U0001F600{}";
        var payload = new OrderCancelled(new OrderContext(text, text, text, text, text), text, new string('\u00e9', 3000));
        var domain = new OneEvent(new StreamEvent(text, "order_cancelled", new StreamEntity(text), DateTimeOffset.UnixEpoch, payload));

        var read = OrderMessage.Parse(new StreamPlan(domain).Generate(new Seed(1)).Single().ToBytes());

        read.EventId.ShouldBe(text);
        read.Payload.ShouldBe(payload);
        read.IsIntact.ShouldBeTrue();
    }

    [Fact]
    public void Write_OtherPayload_IsRefused()
    {
        var domain = new OneEvent(new StreamEvent("id", "order_cancelled", new StreamEntity("O-1"), DateTimeOffset.UnixEpoch, "no order"));

        Should.Throw<ArgumentException>(() => new StreamPlan(domain).Generate(new Seed(1)).Single().ToBytes()).Message.ShouldContain("is no OrderPayload");
    }

    [Fact]
    public void Write_AnyArrival_AllocatesNothing()
    {
        var arrivals = Stream.ToList();
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(64 * 1024);

        Allocations.OfEach(WriteAll).ShouldBe(0);

        void WriteAll()
        {
            foreach (var arrival in arrivals)
            {
                buffer.ResetWrittenCount();
                arrival.WriteTo(buffer);
            }
        }
    }

    private static string Checksum(JsonObject payload)
    {
        var members = payload.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"\"{member.Key}\": {Python(member.Value)}");
        byte[] text = [.. Convert.FromHexString("6ba7b8129dad11d180b400c04fd430c8"), .. Encoding.UTF8.GetBytes($"{{{string.Join(", ", members)}}}")];
        var uuid = Convert.ToHexStringLower(SHA1.HashData(text))[..32].ToCharArray();
        uuid[12] = '5';
        uuid[16] = "89ab"[Convert.ToInt32(uuid[16].ToString(), 16) & 3];
        return new string(uuid);
    }

    private static string Python(JsonNode? value)
    {
        if (value?.GetValueKind() != JsonValueKind.Number)
        {
            return value?.ToJsonString() ?? "null";
        }

        var shortest = ((double)value).ToString("R");
        return shortest.Contains('.') ? shortest : shortest + ".0";
    }

    private sealed record OneEvent(StreamEvent Happened) : Domain
    {
        public override string Name => "one-event";

        public override DomainSize? Size => new DomainSize(1, 1);

        public override TimeSpan TransportDelay => TimeSpan.Zero;

        public override IArrivalFormat Format => OrderJson.Instance;

        public override IEnumerable<StreamEvent> Events(Seed seed) => [Happened];

        public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException();
    }
}
