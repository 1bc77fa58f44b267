namespace StreamTesting;

/// <summary>An arrival with the range of clocks it meets.</summary>
internal readonly record struct Judged(Arrival Arrival, Fate Fate, int Lane, long Time, long Of, long Low, long High)
{
    /// <summary>Whether it is in what windows are made of, at least in some correct jobs.</summary>
    public bool IsIn => Fate is Fate.Taken or Fate.Again;

    /// <summary>An expectation, where nobody knows whether it is taken at all.</summary>
    public Expectation Capped(Expectation taken) => Fate == Fate.Again && taken == Expectation.Must ? Expectation.May : taken;

    public Step Step => new() { Kind = StepKind.Record, Number = Arrival.Position, Key = Arrival.Event.Key, Time = Time, Partition = Arrival.Partition, Value = "" };
}
