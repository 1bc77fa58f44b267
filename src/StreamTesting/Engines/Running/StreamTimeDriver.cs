namespace StreamTesting;

/// <summary>One operator a partition, each with a clock that every record raises before it is judged.</summary>
internal sealed class StreamTimeDriver(EngineProfile profile, Func<int, IStepOperator> makeOperator) : IOracle
{
    private readonly List<Outcome> _outcomes = [];
    private readonly Dictionary<int, StreamTask> _tasks = [];
    private long _wallClock;

    public IReadOnlyList<Outcome> Apply(in Step step)
    {
        _outcomes.Clear();
        switch (step.Kind)
        {
            case StepKind.Record:
                if (!_tasks.TryGetValue(step.Partition, out var task))
                {
                    _tasks[step.Partition] = task = new StreamTask(profile, makeOperator(step.Partition));
                }

                task.Record(step, _wallClock, _outcomes);
                break;
            case StepKind.Advance:
                _wallClock = step.Time;
                break;
            case StepKind.Read:
                foreach (var running in _tasks.Values)
                {
                    running.Read(step, _outcomes);
                }

                break;
            case StepKind.Restart:
                foreach (var running in _tasks.Values)
                {
                    running.Restart();
                }

                break;
        }

        return _outcomes;
    }
}
