namespace StreamTesting;

/// <summary>What is known of the job beside its engine's profile. Immutable; the defaults are right for most tests.</summary>
public sealed record TruthOptions
{
    /// <summary>
    /// Whether the job lets an event through once, the first arrival of its id that can be read, before it puts events into windows. True by default;
    /// false where copies count like all others. Copies have the event's time, so they move no clock either way.
    /// </summary>
    public bool Deduplicates { get; init; } = true;

    /// <summary>
    /// How long the job's deduplication knows an event; null, the default, for ever. A copy within it is dropped; one beyond may be taken again, and is
    /// <see cref="Expectation.May"/> then. What is remembered for it grows with the horizon, not with the stream.
    /// </summary>
    public DedupHorizon? Horizon { get; init; }

    /// <summary>
    /// Whether a copy beyond the <see cref="Horizon"/> is taken again in any case: the deduplication forgets to the millisecond, as Kafka Streams' window store pattern and
    /// Flink's state with a time-to-live do. False, the default, where it only need not know it any more.
    /// </summary>
    public bool ForgetsAtHorizon { get; init; }

    /// <summary>
    /// Whether the consumer is given time at each barrier to move its clock: a periodic watermark is emitted, a micro-batch without data runs. False,
    /// the default, where it is only known to have committed: then such clocks may lag behind a barrier (in micro-batches: by one barrier).
    /// </summary>
    public bool BarriersSettle { get; init; }

    /// <summary>
    /// Whether the panes of windows are told where they are exact (<see cref="WindowTruth.Panes"/>). True by default; false where their contents are enough,
    /// which is quicker.
    /// </summary>
    public bool Panes { get; init; } = true;

    /// <summary>Whether no event is taken twice.</summary>
    internal bool TakesOnce => Deduplicates && Horizon is null;
}
