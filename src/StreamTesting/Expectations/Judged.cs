namespace StreamTesting;

/// <summary>An arrival with the range of clocks it meets.</summary>
internal readonly record struct Judged(Arrival Arrival, Fate Fate, int Lane, long Time, long Of, long Low, long High)
{
    public Step Step => new() { Kind = StepKind.Record, Number = Arrival.Position, Key = Arrival.Event.Key, Time = Time, Partition = Arrival.Partition, Value = "" };
}
