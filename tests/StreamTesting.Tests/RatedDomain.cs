namespace StreamTesting.Tests;

/// <summary>Events placed by a rate; every third one follows some minutes after the one before, whatever the rate.</summary>
public sealed record RatedDomain(int Count) : Domain
{
    public RateShape Shape { get; init; } = Rate.Constant();

    public DateTimeOffset Start { get; init; } = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public TimeSpan Span { get; init; } = TimeSpan.FromDays(14);

    public bool IgnoresItsRate { get; init; }

    public override string Name => "rated";

    public override DomainSize? Size => new DomainSize(Count, 0);

    public override TimeSpan TransportDelay => TimeSpan.FromSeconds(1);

    public override IArrivalFormat Format => new TestDomain(0).Format;

    public override RateCurve? RatesOf(Seed seed) => new(Shape, Start, Start + Span, seed.Derive("rates"));

    public override bool FollowsRates(StreamEvent happened) => happened.Type == "placed";

    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        var entity = new StreamEntity("k");
        var cursor = (IgnoresItsRate ? new RateCurve(Rate.Constant(), Start, Start + Span) : RatesOf(seed)!).InTurn(Count);
        for (var i = 0L; i < Count; i++)
        {
            var time = new DateTimeOffset(cursor.TicksOf(i, seed.Random(i).NextUInt64()), TimeSpan.Zero);
            yield return new StreamEvent($"e{i}", i % 3 == 2 ? "followed" : "placed", entity, time, i);
        }
    }

    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException();
}
