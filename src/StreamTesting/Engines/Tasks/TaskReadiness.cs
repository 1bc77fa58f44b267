namespace StreamTesting;

/// <summary>
/// Whether a task may process although it has no record of some partition: not while one is known to wait on the broker, or nothing is known;
/// else once the idle time is over, counted from the first time it was asked. Source: Kafka Streams' <c>PartitionGroup.readyToProcess</c> (KIP-353, KIP-695).
/// </summary>
internal sealed class TaskReadiness(int partitions, long? maxIdle)
{
    private readonly long?[] _lags = new long?[partitions];
    private readonly long?[] _deadlines = new long?[partitions];

    public void Learn(int partition, long lag) => _lags[partition] = lag;

    public bool IsReady(TaskQueue[] queues, long now)
    {
        if (maxIdle is not { } idle)
        {
            return true;
        }

        var any = false;
        for (var partition = 0; partition < partitions; partition++)
        {
            if (!queues[partition].IsEmpty)
            {
                _deadlines[partition] = null;
                any = true;
                continue;
            }

            if (_lags[partition] is not 0)
            {
                _deadlines[partition] = null;
                return false;
            }

            if (now < (_deadlines[partition] ??= now + idle))
            {
                return false;
            }
        }

        return any;
    }
}
