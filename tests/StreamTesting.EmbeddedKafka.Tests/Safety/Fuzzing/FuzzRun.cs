namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Tries one case after another and counts what becomes of them.</summary>
internal sealed class FuzzRun(IFuzzLayer layer)
{
    private const int CasesBetweenChecks = 10_000;

    /// <summary>How many cases had which end, by target and outcome.</summary>
    public Dictionary<(string Target, string Outcome), long> Counts { get; } = [];

    /// <summary>The number of the case that is being tried.</summary>
    public long Index { get; private set; }

    /// <summary>The case that is being tried.</summary>
    public FuzzCase Current { get; private set; }

    /// <summary>Tries cases <paramref name="from"/> to <paramref name="to"/>, the last not among them.</summary>
    /// <exception cref="FuzzFailureException">What must hold does not hold for <see cref="Current"/>.</exception>
    public void Go(long from, long to)
    {
        for (Index = from; Index < to; Index++)
        {
            Current = layer.Make(Index);
            try
            {
                var outcome = (Current.Target, layer.Try(Current));
                Counts[outcome] = Counts.GetValueOrDefault(outcome) + 1;
                if (Index % CasesBetweenChecks == CasesBetweenChecks - 1 || Index == to - 1)
                {
                    layer.Check();
                }
            }
            catch (Exception wrong) when (wrong is not FuzzFailureException)
            {
                throw new FuzzFailureException($"{Current.Target}: {wrong.GetType().Name}: {wrong.Message}", wrong);
            }
        }
    }
}
