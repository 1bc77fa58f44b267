using System.Buffers;
using System.Globalization;
using System.Text;

namespace StreamTesting.Tests;

/// <summary>A plain domain: entities take turns, each event some time after the one before.</summary>
public sealed record TestDomain(int Count, int Entities = 10) : Domain
{
    public TimeSpan Gap { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan MaxTransportDelay { get; init; } = TimeSpan.FromSeconds(5);

    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan MinTransportDelay { get; init; }

    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override string Name => "test";

    public override DomainSize? Size => new DomainSize(Count, Math.Min(Count, Entities));

    public override TimeSpan TransportDelay => MaxTransportDelay;

    public override TimeSpan LeastTransportDelay => MinTransportDelay;

    public override IArrivalFormat Format => TestFormat.Instance;

    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        var entities = new StreamEntity[Entities];
        for (var i = 0; i < Count; i++)
        {
            var entity = entities[i % Entities] ??= new StreamEntity($"k{i % Entities}");
            var amount = seed.Random(i).NextInRange(1, 100);
            yield return new StreamEvent($"e{i}", i % 2 == 0 ? "even" : "odd", entity, Start + (i * Gap), amount)
            {
                EndsEntity = i >= Count - Entities,
            };
        }
    }

    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) =>
        new(original.Id, original.Type, original.Entity, original.EventTime, (long)original.Payload! + random.NextInRange(1, 9))
        {
            EndsEntity = original.EndsEntity,
        };

    private sealed class TestFormat : IArrivalFormat
    {
        public static readonly TestFormat Instance = new();

        public string Name => "json";

        public void Write(Arrival arrival, IBufferWriter<byte> output) => output.Write(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"{{arrival.Event.Id}}","key":"{{arrival.Event.Key}}","amount":{{arrival.Event.Payload}},"arrived":{{arrival.Stamp.UtcTicks}}}""")));
    }
}
