namespace StreamTesting;

/// <summary>
/// An operator run in micro-batches. Rows of batch N are judged by the watermark of batch N - 1; what batch N's own has passed is put out and
/// forgotten at its end. A batch that moved the watermark is followed by one without data, if the profile says so. After a crash the last
/// batch runs again on the state from before it, with the same outcomes. Source: Spark's <c>MicroBatchExecution</c>.
/// </summary>
internal sealed class MicroBatchDriver(ClockRules rules, IStepOperator behind) : IOracle
{
    private readonly List<Outcome> _outcomes = [];
    private readonly BatchWatermark _sources = new(rules);
    private Outcome[] _lastRun = [];
    private long _late = rules.Start;
    private long _watermark = rules.Start;
    private long _batch;
    private long _rows;
    private long _droppedAgain;

    public IReadOnlyList<Outcome> Apply(in Step step)
    {
        _outcomes.Clear();
        switch (step.Kind)
        {
            case StepKind.Record:
                _rows++;
                _sources.Row(step.Input, step.Time);
                behind.Element(step, new EngineClock(_late, rules.IncludesItsTime), _outcomes);
                break;
            case StepKind.Batch:
                Run();
                RunEmpty();
                break;
            case StepKind.Restart:
                Restart();
                break;
            case StepKind.Crash:
                Restart();
                Repeat();
                break;
        }

        return _outcomes;
    }

    private void Restart()
    {
        _sources.Restart();
        behind.Restart();
        if (rules.AtRestart == ClockRestart.StartsAnew)
        {
            (_late, _watermark) = (rules.Start, rules.Start);
        }
    }

    private void Run()
    {
        var first = _outcomes.Count;
        _outcomes.Add(new BatchOutcome(_batch++, _watermark, _rows));
        behind.EndBundle(new EngineClock(_late, rules.IncludesItsTime), _outcomes);
        behind.Advance(new EngineClock(_watermark, rules.IncludesItsTime), _outcomes);
        _late = _watermark;
        _watermark = _sources.AfterBatch(_watermark);
        _rows = 0;
        CountAgain(first);
        _lastRun = [.. _outcomes.Skip(first)];
    }

    private void RunEmpty()
    {
        if (_watermark > _late && rules.EmptyBatches && behind.FollowsClock)
        {
            Run();
        }
    }

    private void Repeat()
    {
        if (_batch == 0)
        {
            return;
        }

        _outcomes.AddRange(_lastRun);
        _droppedAgain += _lastRun.OfType<DropOutcome>().Sum(drop => drop.Count);
        CountAgain(0);
        _watermark = _sources.Repeat(_late);
        RunEmpty();
    }

    /// <summary>What a repeated batch dropped is counted a second time.</summary>
    private void CountAgain(int first)
    {
        for (var i = first; i < _outcomes.Count && _droppedAgain > 0; i++)
        {
            _outcomes[i] = _outcomes[i] is DropOutcome drop ? drop with { Total = drop.Total + _droppedAgain } : _outcomes[i];
        }
    }
}
