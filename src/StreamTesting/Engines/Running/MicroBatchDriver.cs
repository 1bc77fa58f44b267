namespace StreamTesting;

/// <summary>
/// An operator run in micro-batches. Rows of batch N are judged by the watermark of batch N - 1; what batch N's own has passed is put out and
/// forgotten at its end. A batch that moved the watermark is followed by one without data, if the profile says so.
/// </summary>
internal sealed class MicroBatchDriver(ClockRules rules, IStepOperator behind) : IOracle
{
    private readonly List<Outcome> _outcomes = [];
    private long _late = rules.Start;
    private long _watermark = rules.Start;
    private long _greatest = long.MinValue;
    private long _batch;
    private long _rows;

    public IReadOnlyList<Outcome> Apply(in Step step)
    {
        _outcomes.Clear();
        switch (step.Kind)
        {
            case StepKind.Record:
                _rows++;
                _greatest = Math.Max(_greatest, step.Time);
                behind.Element(step, new EngineClock(_late, rules.IncludesItsTime), _outcomes);
                break;
            case StepKind.Batch:
                Run();
                if (_watermark > _late && rules.EmptyBatches && behind.FollowsClock)
                {
                    Run();
                }

                break;
        }

        return _outcomes;
    }

    private void Run()
    {
        _outcomes.Add(new BatchOutcome(_batch++, _watermark, _rows));
        behind.EndBundle(new EngineClock(_late, rules.IncludesItsTime), _outcomes);
        behind.Advance(new EngineClock(_watermark, rules.IncludesItsTime), _outcomes);
        _late = _watermark;
        _watermark = _greatest == long.MinValue ? _watermark : Math.Max(_watermark, _greatest - rules.Bound);
        _rows = 0;
    }
}
