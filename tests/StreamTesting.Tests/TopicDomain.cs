namespace StreamTesting.Tests;

/// <summary>Entities of several topics with the same keys, which live for ever; how many events there are, the seed decides.</summary>
public sealed record TopicDomain(int Least = 200) : Domain
{
    private static readonly string[] Names = ["sales", "stock", "prices"];

    public string FirstTopic { get; init; } = "sales";

    public override string Name => "topics";

    public override DomainSize? Size => null;

    public override IReadOnlyList<string> Topics => Names;

    public override TimeSpan TransportDelay => TimeSpan.FromSeconds(1);

    public override IArrivalFormat Format => new TestDomain(0).Format;

    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        var entities = Enumerable.Range(0, 30).Select(i => new StreamEntity($"k{i % 10}", i < 10 ? FirstTopic : Names[i / 10])).ToArray();
        for (var i = 0; i < Least + seed.Random().NextInRange(1, 100); i++)
        {
            var entity = entities[(int)seed.Random(i).NextInRange(0, 29)];
            yield return new StreamEvent($"e{i}", "happened", entity, DateTimeOffset.UnixEpoch.AddSeconds(i), (long)i);
        }
    }

    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException();
}
