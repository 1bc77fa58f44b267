namespace StreamTesting;

/// <summary>The readings of an engine's clock that an arrival can meet: one where all interleavings agree. Immutable.</summary>
/// <param name="LowestMs">The lowest, in ms since the epoch, as the engine has it; <see cref="long.MinValue"/> where no watermark came yet.</param>
/// <param name="HighestMs">The highest, in ms since the epoch.</param>
public readonly record struct ClockRange(long LowestMs, long HighestMs)
{
    /// <summary>Whether there is only one.</summary>
    public bool IsExact => LowestMs == HighestMs;

    /// <summary>The lowest; null where it may be that no watermark came yet.</summary>
    public DateTimeOffset? Lowest => EngineTime.From(LowestMs);

    /// <summary>The highest; null where no watermark can have come yet.</summary>
    public DateTimeOffset? Highest => EngineTime.From(HighestMs);

    /// <inheritdoc/>
    public override string ToString() => IsExact ? EngineTime.Text(LowestMs) : $"{EngineTime.Text(LowestMs)} to {EngineTime.Text(HighestMs)}";
}
