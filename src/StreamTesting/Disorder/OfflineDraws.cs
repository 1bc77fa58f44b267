namespace StreamTesting;

/// <summary>Which entities the steps of a plan cut off, and when.</summary>
internal sealed class OfflineDraws(DisorderSeeds steps, StreamCounts counts)
{
    private readonly (Offline Step, SelectionInTurn Chosen, Seed Amount)[] _steps =
    [
        .. steps.Of<Offline>().Select(s => (s.Step, new SelectionInTurn(s.Step.AmongEntities(s.Seed, counts)), s.Seed.Derive("amount"))),
    ];

    public void Meet(StreamEntity entity, long number, StreamEvent first)
    {
        foreach (var (step, chosen, amount) in _steps)
        {
            if (chosen.Contains(number))
            {
                var random = amount.Random(number);
                entity.Connection = new Connection(first.Ticks + step.LossTicks(ref random), step.OfflineTicks(ref random), entity.Connection);
            }
        }
    }
}
