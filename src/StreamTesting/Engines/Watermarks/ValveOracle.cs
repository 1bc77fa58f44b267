namespace StreamTesting;

/// <summary>A <see cref="WatermarkValve"/> alone.</summary>
internal sealed class ValveOracle : IOracle, IWatermarkOutput
{
    private readonly List<Outcome> _outcomes = [];
    private readonly int _channels;
    private readonly WatermarkValve _valve;

    public ValveOracle(int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        _channels = channels;
        _valve = new WatermarkValve(channels, this);
    }

    public IReadOnlyList<Outcome> Apply(in Step step)
    {
        _outcomes.Clear();
        if ((uint)step.Input >= (uint)_channels)
        {
            throw new ArgumentException($"The step {step.Kind} names channel {step.Input}; the valve has {_channels}, from 0 on.", nameof(step));
        }

        switch (step.Kind)
        {
            case StepKind.Watermark:
                _valve.Watermark(step.Input, step.Time);
                break;
            case StepKind.Idle or StepKind.Active:
                _valve.Status(step.Input, step.Kind == StepKind.Idle);
                break;
        }

        return _outcomes;
    }

    public void Emit(long watermark) => _outcomes.Add(new WatermarkOutcome(watermark));

    public void Mark(bool idle) => _outcomes.Add(new StatusOutcome(idle));
}
