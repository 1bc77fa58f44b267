namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>
    /// Starts an oracle for windows that slide with the records: Kafka Streams' <c>SlidingWindows</c>, by the rules of its
    /// <c>KStreamSlidingWindowAggregate</c> (KIP-450). Records without key or value are dropped and move no clock.
    /// </summary>
    /// <param name="timeDifference">How far apart two records of one window are at most, in ms; at least 0. With 0, which Kafka Streams accepts, the task dies of its first record.</param>
    /// <param name="partitions">How many partitions the records come from; at least 1.</param>
    /// <returns>The oracle. The starts and ends of its panes are both inclusive.</returns>
    /// <exception cref="ArgumentException">The difference, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle SlidingOracle(long timeDifference, int partitions = 1)
    {
        ProfileGuard.CheckSliding(this, timeDifference);
        return Drivers.For(this, partitions, partition => new SlidingOperator(this, timeDifference, partition));
    }
}
