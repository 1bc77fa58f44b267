namespace StreamTesting.Benchmarks;

/// <summary>The least a domain can be: one event a second, ten to an entity. What is measured over it is the cost of the stream itself.</summary>
internal sealed record Beats(long Count) : Domain
{
    private const int PerEntity = 10;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override string Name => "beats";

    public override DomainSize? Size => new DomainSize(Count, (Count + PerEntity - 1) / PerEntity);

    public override TimeSpan TransportDelay => TimeSpan.FromMilliseconds(50);

    public override IArrivalFormat Format => BeatFormat.Instance;

    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        StreamEntity entity = new("");
        for (var i = 0L; i < Count; i++)
        {
            entity = i % PerEntity == 0 ? new StreamEntity("e" + (i / PerEntity)) : entity;
            yield return new StreamEvent("b" + i, "beat", entity, Start.AddSeconds(i), null)
            {
                EndsEntity = i % PerEntity == PerEntity - 1 || i == Count - 1,
            };
        }
    }

    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) =>
        new(original.Id, original.Type, original.Entity, original.EventTime, "conflicting") { EndsEntity = original.EndsEntity };
}
