namespace StreamTesting;

/// <summary>
/// What an engine would do, as a deterministic fold: one step in, its outcomes out. Not thread-safe. Memory grows with what the engine itself
/// has to keep (open windows, rows within the dedup horizon), never with the length of the stream.
/// </summary>
public interface IOracle
{
    /// <summary>
    /// How many timers of event time the engine has registered now: for each open window one for its state, and one for its end where that is
    /// another moment. 0, the default, for engines and operators without timers. Source: Flink's <c>numEventTimeTimers</c>.
    /// </summary>
    long PendingTimers => 0;

    /// <summary>Does one step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>
    /// What comes out because of it, in order. What is not in it must not come out. The list is used again by the next call.
    /// </returns>
    IReadOnlyList<Outcome> Apply(in Step step);
}
