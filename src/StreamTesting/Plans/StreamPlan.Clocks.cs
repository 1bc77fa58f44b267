namespace StreamTesting;

/// <content>Steps for consumers with a clock of event time.</content>
public sealed partial class StreamPlan
{
    /// <summary>Puts barriers between arrivals: see <see cref="StreamTesting.Barriers"/>.</summary>
    /// <param name="every">After how many arrivals, over all partitions.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Barriers(int every) => With(new Barriers(every));

    /// <summary>Ends each partition with a marker that closes windows: see <see cref="StreamTesting.Flushed"/>.</summary>
    /// <param name="by">How far ahead of the greatest event time.</param>
    /// <param name="afterBarrier">Whether a barrier stands before the markers; false by default.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Flushed(TimeSpan by, bool afterBarrier = false) => With(new Flushed(by) { AfterBarrier = afterBarrier });
}
