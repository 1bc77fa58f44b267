using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace StreamTesting.Kafka.Tests;

/// <summary>A plain domain: seven keys take turns, an event a second. What happens while it is enumerated, a test may decide.</summary>
public sealed record TestDomain(int Count) : Domain
{
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public int Padding { get; init; }

    [JsonIgnore]
    public Func<int, bool> IsTombstone { get; init; } = _ => false;

    [JsonIgnore]
    public Action<int> Before { get; init; } = _ => { };

    public bool IsKeyless { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> TopicNames { get; init; } = [""];

    public override IReadOnlyList<string> Topics => TopicNames;

    public override string Name => "test";

    public override DomainSize? Size => new DomainSize(Count, Math.Min(Count, 7));

    public override TimeSpan TransportDelay => TimeSpan.FromMilliseconds(500);

    public override IArrivalFormat Format => TestFormat.Instance;

    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        var entities = Enumerable.Range(0, 7).Select(i => new StreamEntity(IsKeyless ? "" : $"clé-{i}", Topics[i % Topics.Count])).ToArray();
        for (var i = 0; i < Count; i++)
        {
            Before(i);
            var isTombstone = IsTombstone(i);
            yield return new StreamEvent($"e{i}", "tick", entities[i % 7], Start.AddSeconds(i), isTombstone ? null : new string('x', Padding))
            {
                EndsEntity = i >= Count - 7,
                Headers = new Dictionary<string, string?> { ["trace"] = $"t{i}", ["none"] = null },
                Operation = isTombstone ? Operation.Tombstone : Operation.Append,
            };
        }
    }

    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException();

    private sealed class TestFormat : IArrivalFormat
    {
        public static readonly TestFormat Instance = new();

        public string Name => "json";

        public void Write(Arrival arrival, IBufferWriter<byte> output)
        {
            if (arrival.Event.Payload is { } payload)
            {
                output.Write(Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"id":"{{arrival.Event.Id}}","key":"{{arrival.Event.Key}}","arrived":{{arrival.Stamp.UtcTicks}},"more":"{{payload}}"}""")));
            }
        }
    }
}
