namespace StreamTesting;

/// <summary>
/// How many events each step of a plan can change, counted in one pass over the domain's events where a step needs the number. Of more than
/// <see cref="MostCounted"/> events nobody counts them: then each step is taken to be able to change all, so that the share is right and the number is not exact.
/// </summary>
internal sealed class PayloadCounts
{
    private const long MostCounted = 1_000_000_000;
    private readonly long[] _counts;
    private readonly PayloadStep[] _steps;

    public PayloadCounts(Domain domain, Seed seed, IEnumerable<DisorderStep> steps, long events)
    {
        var draws = PayloadDraws.Of(new DisorderSeeds(seed, steps), domain);
        _counts = new long[draws.Length];
        _steps = [.. draws.Select(draw => draw.Step)];
        if (events > MostCounted)
        {
            Array.Fill(_counts, events);
            return;
        }

        using var bytes = new EventBytes(domain.Format);
        foreach (var happened in domain.Events(TransportStage.DomainSeedOf(seed)))
        {
            for (var i = 0; i < draws.Length; i++)
            {
                _counts[i] += draws[i].Matches(happened, bytes) ? 1 : 0;
            }
        }
    }

    /// <summary>The number of a step, in the order of <see cref="PayloadDraws.Of(DisorderSeeds, Domain)"/>.</summary>
    public long Of(int draw) => _counts[draw];

    /// <summary>The number of a step of the plan itself.</summary>
    public long Of(PayloadStep step) => _counts[Array.FindIndex(_steps, known => ReferenceEquals(known, step))];
}
