namespace StreamTesting;

/// <summary>
/// An operator behind a source that emits watermarks, or behind watermarks that come as steps; or behind several such inputs, whose watermarks
/// meet at it. A record reaches it before it moves the watermark.
/// </summary>
internal sealed class WatermarkDriver : IOracle, IWatermarkOutput
{
    private readonly List<Outcome> _outcomes = [];
    private readonly ClockRules _rules;
    private readonly IStepOperator _behind;
    private readonly int _partitions;
    private readonly SourceFront?[] _fronts;
    private readonly IWatermarkOutput[] _inputs;
    private long _watermark;
    private long _processingTime;

    public WatermarkDriver(ClockRules rules, int partitions, IStepOperator behind, int inputs = 1)
    {
        (_rules, _partitions, _behind, _watermark) = (rules, partitions, behind, rules.Start);
        (_fronts, _inputs) = (new SourceFront?[inputs], new IWatermarkOutput[inputs]);
        StartInputs();
    }

    public long PendingTimers => _behind.PendingTimers;

    public IReadOnlyList<Outcome> Apply(in Step step)
    {
        _outcomes.Clear();
        var input = _inputs.Length == 1 ? 0 : step.Input;
        switch (step.Kind)
        {
            case StepKind.Record:
                _behind.Element(step, Clock, _outcomes);
                if (!step.BundleGoesOn)
                {
                    _behind.EndBundle(Clock, _outcomes);
                }

                _fronts[input]?.Record(step.Partition, step.Time, _inputs[input]);
                break;
            case StepKind.Tick:
                for (var i = 0; i < _inputs.Length; i++)
                {
                    _fronts[i]?.Tick(step.Time, _inputs[i]);
                }

                break;
            case StepKind.Watermark:
                if (step.Time == long.MaxValue)
                {
                    _fronts[input] = null;
                }

                if (_fronts[input] is null)
                {
                    _inputs[input].Emit(step.Time);
                }

                break;
            case StepKind.Idle or StepKind.Active when _fronts[input] is null:
                _inputs[input].Mark(step.Kind == StepKind.Idle);
                break;
            case StepKind.Advance:
                _processingTime = step.Time;
                _behind.Tick(Clock, _outcomes);
                break;
            case StepKind.AddPartition:
                _fronts[input]?.Add(step.Partition);
                break;
            case StepKind.RemovePartition:
                _fronts[input]?.Remove(step.Partition);
                break;
            case StepKind.Restart:
                _behind.Restart();
                _watermark = _rules.AtRestart == ClockRestart.Kept ? _watermark : _rules.Start;
                StartInputs();
                break;
        }

        return _outcomes;
    }

    public void Emit(long watermark)
    {
        _watermark = watermark;
        _behind.Advance(Clock, _outcomes);
        _outcomes.Add(new WatermarkOutcome(watermark));
    }

    public void Mark(bool idle) => _outcomes.Add(new StatusOutcome(idle));

    private EngineClock Clock => new(_watermark, _rules.IncludesItsTime, _processingTime);

    private void StartInputs()
    {
        var merge = new InputMerge(_inputs.Length, _rules.AllIdle, this);
        for (var i = 0; i < _inputs.Length; i++)
        {
            _inputs[i] = _inputs.Length == 1 ? this : merge.Input(i);
            _fronts[i] = _rules.Emission == WatermarkEmission.Manual ? null : new SourceFront(_rules, _partitions);
        }
    }
}
