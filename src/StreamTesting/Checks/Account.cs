namespace StreamTesting;

/// <summary>
/// What a consumer counted, since it started: where the arrivals that it read ended up. Immutable. The unit is an element, which is an arrival, but for
/// <see cref="AcceptedInWindows"/> and <see cref="DroppedInWindows"/>.
/// </summary>
public sealed record Account
{
    /// <summary>Arrivals that went through: that are in a result, or were put out.</summary>
    public long Accepted { get; init; }

    /// <summary>Arrivals dropped because they were late; those of a side output among them. An engine that counts them by window leaves this null, and the unit element apart.</summary>
    public long? DroppedLate { get; init; } = 0;

    /// <summary>Arrivals dropped because their event was taken already.</summary>
    public long Deduplicated { get; init; }

    /// <summary>Arrivals put aside because nobody can read them.</summary>
    public long DeadLettered { get; init; }

    /// <summary>Arrivals that the engine takes in no case, for example without a key.</summary>
    public long Skipped { get; init; }

    /// <summary>Arrivals x windows: how often an arrival went into a window. Null, the default, where that is not counted.</summary>
    public long? AcceptedInWindows { get; init; }

    /// <summary>Arrivals x windows that were closed for them, as Kafka Streams and Beam count. Null, the default, where that is not counted.</summary>
    public long? DroppedInWindows { get; init; }

    /// <summary>Arrivals read. Null, the default, where that is not counted.</summary>
    public long? Read { get; init; }

    /// <summary>Adds what two instances, or one before and after a restart, counted.</summary>
    /// <param name="left">One account.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sums; null where either is.</returns>
    public static Account operator +(Account left, Account right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Account
        {
            Accepted = left.Accepted + right.Accepted,
            DroppedLate = left.DroppedLate + right.DroppedLate,
            Deduplicated = left.Deduplicated + right.Deduplicated,
            DeadLettered = left.DeadLettered + right.DeadLettered,
            Skipped = left.Skipped + right.Skipped,
            AcceptedInWindows = left.AcceptedInWindows + right.AcceptedInWindows,
            DroppedInWindows = left.DroppedInWindows + right.DroppedInWindows,
            Read = left.Read + right.Read,
        };
    }

    /// <summary>The counters with their names; those that are not counted are left out.</summary>
    internal IEnumerable<(string Name, long Count)> Counters => new (string Name, long? Count)[]
    {
        ("accepted", Accepted), ("dropped late", DroppedLate), ("deduplicated", Deduplicated), ("dead-lettered", DeadLettered), ("skipped", Skipped),
        ("accepted in windows", AcceptedInWindows), ("dropped in windows", DroppedInWindows), ("read", Read),
    }.Where(counter => counter.Count is not null).Select(counter => (counter.Name, counter.Count!.Value));

    /// <summary>All elements accounted for, as far as they are counted.</summary>
    internal long Elements => Accepted + (DroppedLate ?? 0) + Deduplicated + DeadLettered + Skipped;

    internal bool IsBelow(Account before) => Counters.Zip(before.Counters).Any(pair => pair.First.Count < pair.Second.Count);
}
