namespace StreamTesting.Injection.Tests;

/// <summary>A domain that fails after some events.</summary>
public sealed record BrokenDomain : Domain
{
    public override string Name => "broken";

    public override DomainSize? Size => new DomainSize(10_000, 0);

    public override TimeSpan TransportDelay => TimeSpan.Zero;

    public override IArrivalFormat Format => new TopicsDomain(0).Format;

    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        for (var i = 0; i < 5_000; i++)
        {
            yield return new StreamEvent($"e{i}", "row", new StreamEntity("k"), DateTimeOffset.UnixEpoch.AddSeconds(i), (long)i);
        }

        throw new InvalidOperationException("the domain is broken");
    }

    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException();
}
