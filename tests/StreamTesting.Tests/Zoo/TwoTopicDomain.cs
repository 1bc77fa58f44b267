namespace StreamTesting.Tests;

/// <summary>Even events in one topic, odd ones in another, with three keys in common, five seconds apart.</summary>
public sealed record TwoTopicDomain(int Count) : Domain
{
    private static readonly string[] Names = ["evens", "odds"];

    public override string Name => "two-topics";

    public override DomainSize? Size => new DomainSize(Count, 0);

    public override IReadOnlyList<string> Topics => Names;

    public override TimeSpan TransportDelay => TimeSpan.FromSeconds(5);

    public override IArrivalFormat Format => new TestDomain(0).Format;

    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        var entities = Enumerable.Range(0, 6).Select(i => new StreamEntity($"k{i % 3}", Names[i % 2])).ToArray();
        for (var i = 0; i < Count; i++)
        {
            yield return new StreamEvent($"e{i}", i % 2 == 0 ? "even" : "odd", entities[i % 6], new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(5 * i), (long)i);
        }
    }

    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException();
}
