namespace StreamTesting;

/// <content>Steps that are about connections and partitions.</content>
public sealed partial class StreamPlan
{
    /// <summary>Cuts entities off for a while: see <see cref="StreamTesting.Offline"/>.</summary>
    /// <param name="rate">The share of the entities, from 0 to 1.</param>
    /// <param name="upTo">The longest stretch; above the domain's transport delay.</param>
    /// <param name="atLeast">The shortest stretch; a tenth of <paramref name="upTo"/> by default.</param>
    /// <param name="after">How long after its first event an entity is cut off at the most; <paramref name="upTo"/> by default.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Offline(double rate, TimeSpan upTo, TimeSpan? atLeast = null, TimeSpan? after = null, Choosing choosing = Choosing.Exactly) =>
        With(new Offline(rate, upTo) { AtLeast = atLeast, After = after, Choosing = choosing });

    /// <summary>Holds all that arrives in a stretch of time, so that it comes at once: see <see cref="StreamTesting.Bursting"/>.</summary>
    /// <param name="lasting">How long a stretch is.</param>
    /// <param name="times">How often that happens, from 0; 1 by default.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Bursting(TimeSpan lasting, int times = 1) => With(new Bursting(lasting, times));

    /// <summary>Gives entities one and the same partition: see <see cref="StreamTesting.Skewed"/>.</summary>
    /// <param name="rate">The share of the entities, from 0 to 1.</param>
    /// <param name="partition">The partition, from 0.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Skewed(double rate, int partition = 0, Choosing choosing = Choosing.Exactly) => With(new Skewed(rate, partition) { Choosing = choosing });

    /// <summary>Keeps a partition idle: see <see cref="StreamTesting.Idle"/>.</summary>
    /// <param name="partition">The partition, from 0.</param>
    /// <param name="from">When its arrivals stop, after the first event; null, the default, sends its keys elsewhere for the whole stream.</param>
    /// <param name="lasting">How long they stop; null, the default, until the end.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Idle(int partition, TimeSpan? from = null, TimeSpan? lasting = null) => With(new Idle(partition) { From = from, Lasting = lasting });

    /// <summary>Lets a partition lag: see <see cref="StreamTesting.Lagging"/>.</summary>
    /// <param name="partition">The partition, from 0.</param>
    /// <param name="by">By how much later its arrivals come.</param>
    /// <param name="from">When it begins, after the first event; at once by default.</param>
    /// <param name="lasting">How long it goes on; null, the default, until the end.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Lagging(int partition, TimeSpan by, TimeSpan from = default, TimeSpan? lasting = null) =>
        With(new Lagging(partition, by) { From = from, Lasting = lasting });
}
