namespace StreamTesting;

/// <summary>An operator behind a source that emits watermarks, or behind watermarks that come as steps. A record reaches it before it moves the watermark.</summary>
internal sealed class WatermarkDriver(ClockRules rules, int partitions, IStepOperator behind) : IOracle, IWatermarkOutput
{
    private readonly List<Outcome> _outcomes = [];
    private SourceFront? _front = rules.Emission == WatermarkEmission.Manual ? null : new SourceFront(rules, partitions);
    private long _watermark = rules.Start;
    private long _processingTime;

    public long PendingTimers => behind.PendingTimers;

    public IReadOnlyList<Outcome> Apply(in Step step)
    {
        _outcomes.Clear();
        switch (step.Kind)
        {
            case StepKind.Record:
                behind.Element(step, Clock, _outcomes);
                if (!step.BundleGoesOn)
                {
                    behind.EndBundle(Clock, _outcomes);
                }

                _front?.Record(step.Partition, step.Time, this);
                break;
            case StepKind.Tick:
                _front?.Tick(step.Time, this);
                break;
            case StepKind.Watermark:
                if (step.Time == long.MaxValue)
                {
                    _front = null;
                }

                if (_front is null)
                {
                    Emit(step.Time);
                }

                break;
            case StepKind.Advance:
                _processingTime = step.Time;
                behind.Tick(Clock, _outcomes);
                break;
            case StepKind.AddPartition:
                _front?.Add(step.Partition);
                break;
            case StepKind.RemovePartition:
                _front?.Remove(step.Partition);
                break;
            case StepKind.Restart:
                behind.Restart();
                _watermark = rules.AtRestart == ClockRestart.Kept ? _watermark : rules.Start;
                _front = rules.Emission == WatermarkEmission.Manual ? null : new SourceFront(rules, partitions);
                break;
        }

        return _outcomes;
    }

    public void Emit(long watermark)
    {
        _watermark = watermark;
        behind.Advance(Clock, _outcomes);
        _outcomes.Add(new WatermarkOutcome(watermark));
    }

    public void Mark(bool idle) => _outcomes.Add(new StatusOutcome(idle));

    private EngineClock Clock => new(_watermark, rules.IncludesItsTime, _processingTime);
}
