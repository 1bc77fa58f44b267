namespace StreamTesting;

/// <summary>
/// The partitions of a task that hold records, by their heads' times. Ties are broken by where a binary heap has them, so it is that heap:
/// Kafka Streams' <c>PartitionGroup.nonEmptyQueuesByTime</c>, a <c>java.util.PriorityQueue</c>.
/// </summary>
internal sealed class TaskHeap
{
    private readonly List<TaskQueue> _queues = [];

    public void Add(TaskQueue queue)
    {
        _queues.Add(queue);
        var at = _queues.Count - 1;
        while (at > 0 && (at - 1) / 2 is var parent && queue.HeadTime < _queues[parent].HeadTime)
        {
            (_queues[at], at) = (_queues[parent], parent);
        }

        _queues[at] = queue;
    }

    public TaskQueue? Take()
    {
        if (_queues.Count == 0)
        {
            return null;
        }

        var (first, last) = (_queues[0], _queues[^1]);
        _queues.RemoveAt(_queues.Count - 1);
        if (_queues.Count > 0)
        {
            Sink(last);
        }

        return first;
    }

    private void Sink(TaskQueue queue)
    {
        var at = 0;
        while (at < _queues.Count / 2)
        {
            var child = (2 * at) + 1;
            if (child + 1 < _queues.Count && _queues[child].HeadTime > _queues[child + 1].HeadTime)
            {
                child++;
            }

            if (queue.HeadTime <= _queues[child].HeadTime)
            {
                break;
            }

            (_queues[at], at) = (_queues[child], child);
        }

        _queues[at] = queue;
    }
}
