namespace StreamTesting;

/// <summary>An operator that does nothing: the clock alone.</summary>
internal sealed class NoOperator : IStepOperator
{
    public bool FollowsClock => false;

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Restart()
    {
    }
}
