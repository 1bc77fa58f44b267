namespace StreamTesting;

/// <summary>An oracle that refuses steps its engine has no meaning for, before they do anything.</summary>
internal sealed class CheckedOracle(EngineProfile profile, int partitions, bool keyed, IOracle oracle, int inputs = 1) : IOracle
{
    private readonly HashSet<(int Input, int Partition)> _partitions =
        [.. Enumerable.Range(0, inputs).SelectMany(input => Enumerable.Range(0, partitions).Select(partition => (input, partition)))];
    private readonly bool _named = profile.Clock is { Drive: ClockDrive.Watermarks, Emission: not WatermarkEmission.Manual };
    private readonly int _inputs = profile.Clock.SourceBounds?.Count ?? 1;
    private long _now = long.MinValue;

    public long PendingTimers => oracle.PendingTimers;

    public IReadOnlyList<Outcome> Apply(in Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Record:
                CheckRecord(step);
                break;
            case StepKind.Tick or StepKind.Advance when step.Time < _now:
                throw Refused(step, $"goes back to {step.Time} from {_now}; the clock never goes back");
            case StepKind.Tick or StepKind.Advance:
                _now = step.Time;
                break;
            case StepKind.Watermark or StepKind.AddPartition or StepKind.RemovePartition when profile.Clock.Drive != ClockDrive.Watermarks:
            case StepKind.Batch or StepKind.Crash when profile.Clock.Drive != ClockDrive.MicroBatches:
                throw Refused(step, $"means nothing to {profile.Name}, whose clock is driven by {profile.Clock.Drive}");
            case StepKind.Read when profile.Clock.Drive != ClockDrive.StreamTime:
            case StepKind.Process or StepKind.Lag:
                throw Refused(step, $"means nothing to this operator of {profile.Name}");
            case StepKind.AddPartition when step.Partition < 0 || !_partitions.Add(Of(step)):
                throw Refused(step, $"adds the partition {step.Partition}, which is there or below 0");
            case StepKind.RemovePartition when !_partitions.Remove(Of(step)):
                throw Refused(step, $"takes away the partition {step.Partition}, which is not there");
            case StepKind.Restart:
                _now = profile.Clock.Drive == ClockDrive.Watermarks ? long.MinValue : _now;
                break;
        }

        return oracle.Apply(step);
    }

    private (int Input, int Partition) Of(in Step step) => (inputs == 1 ? 0 : step.Input, step.Partition);

    private static ArgumentException Refused(in Step step, string why) => new($"The step {step.Kind} {why}.", nameof(step));

    private void CheckRecord(in Step step)
    {
        if (_named && !_partitions.Contains(Of(step)))
        {
            var input = Of(step).Input;
            throw new ArgumentException(
                $"Record {step.Number} arrives in partition {step.Partition}; there are: {string.Join(", ", _partitions.Where(known => known.Input == input).Select(known => known.Partition).Order())}. Start the oracle with more partitions, or add it by a step.", nameof(step));
        }

        if (profile.Clock.Drive == ClockDrive.MicroBatches && (uint)step.Input >= (uint)_inputs)
        {
            throw new ArgumentException(
                $"Record {step.Number} comes from source {step.Input}; {profile.Name}'s clock has {_inputs} from 0 on. Name a bound for each source in ClockRules.SourceBounds.", nameof(step));
        }

        if (step.Key is null && keyed && profile.Clock.Drive != ClockDrive.StreamTime)
        {
            throw new ArgumentException($"Record {step.Number} has no key; {profile.Name} keeps state by key.", nameof(step));
        }

        if (step.Micros is < 0 or > 999)
        {
            throw new ArgumentException($"Record {step.Number} has {step.Micros} microseconds beyond its ms; it must be 0 to 999.", nameof(step));
        }
    }
}
