namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>
    /// Starts an oracle for the order in which one task takes records from several partitions (of several topics): the partition whose first
    /// record has the least event time; within a partition as they arrived. A <see cref="StepKind.Record"/> only puts a record into the task's
    /// buffer, a <see cref="StepKind.Process"/> takes. Source: Kafka Streams' <c>PartitionGroup</c> (KIP-353, KIP-695).
    /// </summary>
    /// <param name="partitions">How many partitions the task reads; at least 1.</param>
    /// <param name="maxTaskIdle">
    /// How long the task waits for a partition that has no records, in ms of wall clock: 0, the engine's default, for as long as records are known
    /// to wait on the broker only; null (the engine's -1) for never.
    /// </param>
    /// <exception cref="ArgumentException">The partitions, the idle time or a value of this profile is one that the engine does not take.</exception>
    public IOracle TaskOrderOracle(int partitions, long? maxTaskIdle = 0)
    {
        ProfileGuard.Check(this);
        ProfileGuard.CheckStreamTime(this, "A task that merges partitions by time is");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partitions);
        Guard.Between(maxTaskIdle ?? 0, 0, ProfileGuard.Longest, nameof(maxTaskIdle), "How long a task waits for a partition");
        return new TaskOrderOracle(partitions, maxTaskIdle);
    }
}
