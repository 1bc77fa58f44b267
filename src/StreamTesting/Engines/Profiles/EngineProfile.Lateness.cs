namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>
    /// When a record is late by itself, windows apart. <see cref="LateRule.Never"/>, the default, for engines that only know late windows
    /// (Kafka Streams, Beam); <see cref="LateRule.AtClock"/> for Flink and Spark. Single operators have rules of their own.
    /// </summary>
    public LateRule LateEvents { get; init; }

    /// <summary>
    /// Starts an oracle for records by themselves: which clock each sees, whether it is late, and when a timer at its own time fires. Source:
    /// Flink's <c>KeyedProcessOperator</c>, with <c>ctx.timestamp() &lt;= timerService().currentWatermark()</c> for late.
    /// In micro-batches each record is judged as one that reaches an operator with state.
    /// </summary>
    /// <param name="timers">Whether each record registers a timer of event time at its own time, for its key.</param>
    /// <param name="partitions">How many partitions the records come from; at least 1.</param>
    /// <exception cref="ArgumentException">The partitions or a value of this profile is one that the engine does not take, or timers are asked of an engine without watermarks.</exception>
    public IOracle LatenessOracle(bool timers = false, int partitions = 1)
    {
        ProfileGuard.CheckLateness(this, timers);
        return Drivers.For(this, partitions, _ => new LatenessOperator(LateEvents, timers), keyed: timers);
    }
}
