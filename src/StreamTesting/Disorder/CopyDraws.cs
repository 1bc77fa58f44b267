namespace StreamTesting;

/// <summary>Which copies of an arrival the steps of a plan send, and when.</summary>
internal sealed class CopyDraws
{
    private readonly Domain _domain;
    private readonly (Duplicated Step, SelectionInTurn Chosen, Seed Amount)[] _steps;

    public CopyDraws(DisorderSeeds steps, Domain domain, StreamCounts counts)
    {
        _domain = domain;
        _steps =
        [
            .. steps.Of<Duplicated>().Select(s =>
                (s.Step, new SelectionInTurn(s.Step.Among(s.Seed, counts)), s.Seed.Derive("amount"))),
        ];
    }

    public int Count => _steps.Length;

    public Arrival? Of(int step, Arrival first)
    {
        var (settings, chosen, amount) = _steps[step];
        var index = first.Event.Index;
        if (!chosen.Contains(index))
        {
            return null;
        }

        var random = amount.Random(index);
        var ticks = first.Ticks + settings.GapTicks(ref random);
        var copied = first.Event;
        if (settings.As == DuplicateKind.Conflicting)
        {
            copied = _domain.Conflicting(first.Event, ref random);
            copied.Index = index;
        }

        return first.CopyAs(settings.As, copied, ticks);
    }
}
