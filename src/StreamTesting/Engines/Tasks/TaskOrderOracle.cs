namespace StreamTesting;

/// <summary>The order in which one task takes records from its partitions. Source: Kafka Streams' <c>PartitionGroup</c> and <c>StreamTask.process</c>.</summary>
internal sealed class TaskOrderOracle : IOracle
{
    private readonly List<Outcome> _outcomes = [];
    private readonly TaskQueue[] _queues;
    private readonly TaskHeap _heap = new();
    private readonly TaskReadiness _readiness;
    private long _streamTime = -1;
    private long _now;
    private long _dropped;
    private long _droppedBefore;

    public TaskOrderOracle(int partitions, long? maxIdle)
    {
        _queues = [.. Enumerable.Range(0, partitions).Select(partition => new TaskQueue(partition))];
        _readiness = new TaskReadiness(partitions, maxIdle);
    }

    public IReadOnlyList<Outcome> Apply(in Step step)
    {
        _outcomes.Clear();
        switch (step.Kind)
        {
            case StepKind.Record:
                Add(step);
                break;
            case StepKind.Lag:
                Check(step);
                _readiness.Learn(step.Partition, step.Number);
                break;
            case StepKind.Advance:
                _now = step.Time;
                break;
            case StepKind.Process:
                for (var turn = 0L; turn < step.Number && Take(); turn++)
                {
                }

                break;
            default:
                throw new ArgumentException($"The step {step.Kind} means nothing to the order in which a task takes its records.", nameof(step));
        }

        if (_dropped > _droppedBefore)
        {
            _outcomes.Add(new DropOutcome(_dropped - _droppedBefore, _dropped));
            _droppedBefore = _dropped;
        }

        return _outcomes;
    }

    private void Add(in Step record)
    {
        Check(record);
        var queue = _queues[record.Partition];
        var wasEmpty = queue.IsEmpty;
        _dropped += queue.Add(record);
        if (wasEmpty && !queue.IsEmpty)
        {
            _heap.Add(queue);
        }
    }

    /// <summary>One turn; false if there is nothing to take now.</summary>
    private bool Take()
    {
        var queue = _readiness.IsReady(_queues, _now) ? _heap.Take() : null;
        if (queue is null)
        {
            _outcomes.Add(new RestOutcome(!Array.TrueForAll(_queues, one => one.IsEmpty)));
            return false;
        }

        _dropped += queue.Take(out var head);
        if (!queue.IsEmpty)
        {
            _heap.Add(queue);
        }

        if (head.Time != TaskQueue.HuskTime)
        {
            _streamTime = Math.Max(_streamTime, head.Time);
            _outcomes.Add(new TakeOutcome(head.Number, queue.Partition, _streamTime));
        }

        return true;
    }

    private void Check(in Step step)
    {
        if ((uint)step.Partition >= (uint)_queues.Length)
        {
            throw new ArgumentException($"The step {step.Kind} names partition {step.Partition}; the task has {_queues.Length}, from 0 on.", nameof(step));
        }
    }
}
