namespace StreamTesting;

/// <summary>How late the steps of a plan make each event: the greatest lateness of those that chose it.</summary>
internal sealed class LatenessDraws
{
    private readonly (Late Step, SelectionInTurn Chosen, Seed Amount)[] _byThreshold;
    private readonly (LateByDays Step, SelectionInTurn Chosen, Seed Amount)[] _byDays;

    public LatenessDraws(DisorderSeeds steps, StreamCounts counts)
    {
        _byThreshold = [.. steps.Of<Late>().Select(s => (s.Step, new SelectionInTurn(s.Step.Among(s.Seed, counts)), s.Seed.Derive("amount")))];
        _byDays = [.. steps.Of<LateByDays>().Select(s => (s.Step, new SelectionInTurn(s.Step.Among(s.Seed, counts)), s.Seed.Derive("amount")))];
    }

    public long Of(long index, out bool byDays)
    {
        var greatest = 0L;
        byDays = false;
        foreach (var (step, chosen, amount) in _byThreshold)
        {
            if (chosen.Contains(index))
            {
                var random = amount.Random(index);
                greatest = Math.Max(greatest, step.DelayTicks(ref random));
            }
        }

        foreach (var (step, chosen, amount) in _byDays)
        {
            if (chosen.Contains(index))
            {
                var random = amount.Random(index);
                var delay = step.DelayTicks(ref random);
                byDays |= delay > greatest;
                greatest = Math.Max(greatest, delay);
            }
        }

        return greatest;
    }
}
