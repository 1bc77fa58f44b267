namespace StreamTesting;

/// <summary>An operator that lets everything through: the clock alone.</summary>
internal sealed class NoOperator : IStepOperator
{
    private readonly List<long> _bundle = [];

    public bool FollowsClock => false;

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes) => _bundle.Add(record.Number);

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes)
    {
        outcomes.AddRange(_bundle.Select(number => new PassOutcome(number)));
        _bundle.Clear();
    }

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Restart()
    {
    }
}
