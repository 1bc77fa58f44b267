namespace StreamTesting;

/// <summary>A watermark (or stream time) that a consumer had, and what it had consumed by then. Immutable.</summary>
public sealed record WatermarkReading
{
    /// <summary>Makes a reading.</summary>
    /// <param name="milliseconds">
    /// The watermark in ms since the epoch; <see cref="long.MinValue"/> where there was none yet, <see cref="long.MaxValue"/> where the consumer says
    /// that nothing more comes.
    /// </param>
    public WatermarkReading(long milliseconds) => Milliseconds = milliseconds;

    /// <summary>Makes a reading.</summary>
    /// <param name="watermark">The watermark, cut to milliseconds.</param>
    public WatermarkReading(DateTimeOffset watermark) => Milliseconds = watermark.ToUnixTimeMilliseconds();

    /// <summary>The watermark in ms since the epoch.</summary>
    public long Milliseconds { get; }

    /// <summary>
    /// How many arrivals of each partition were consumed before it, at the most; partitions that are left out had none. Null, the default, where that
    /// is not known: then it may have been all of them, and only a watermark ahead of the whole stream is one that is ahead.
    /// </summary>
    public IReadOnlyDictionary<int, long>? Consumed { get; init; }

    /// <summary>The partitions that the consumer took for idle. Null, the default, where that is not known.</summary>
    public IReadOnlyCollection<int>? Idle { get; init; }

    /// <summary>Whether it is the first one after a restart, so that it may lie below those before. False by default.</summary>
    public bool Restarted { get; init; }

    /// <inheritdoc/>
    public override string ToString() => TimeText.Of(Milliseconds);
}
