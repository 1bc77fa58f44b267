namespace StreamTesting;

/// <summary>Windows of one size, half-open: <c>[start, start + Size)</c> with <c>start = Offset + n * Slide</c>. Times in ms.</summary>
public readonly record struct WindowShape
{
    private WindowShape(long size, long slide, long offset, bool tumbling)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slide);
        (Size, Slide, Offset, IsTumbling) = (size, slide, offset, tumbling);
    }

    /// <summary>How long a window is; at least 1.</summary>
    public long Size { get; }

    /// <summary>How far apart windows start; at least 1. Above <see cref="Size"/> there are times in no window.</summary>
    public long Slide { get; }

    /// <summary>Where one of them starts.</summary>
    public long Offset { get; }

    /// <summary>Whether they were made as windows that do not overlap; with Beam it decides about times before the first full window.</summary>
    public bool IsTumbling { get; }

    /// <summary>Windows that touch and do not overlap.</summary>
    /// <param name="size">How long a window is; at least 1.</param>
    /// <param name="offset">Where one of them starts.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is below 1.</exception>
    public static WindowShape Tumbling(long size, long offset = 0) => new(size, size, offset, tumbling: true);

    /// <summary>Windows that start every <paramref name="slide"/> (Flink's sliding, Kafka Streams' hopping windows).</summary>
    /// <param name="size">How long a window is; at least 1.</param>
    /// <param name="slide">How far apart windows start; at least 1.</param>
    /// <param name="offset">Where one of them starts.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> or <paramref name="slide"/> is below 1.</exception>
    public static WindowShape Hopping(long size, long slide, long offset = 0) => new(size, slide, offset, tumbling: false);

    /// <summary>Windows that touch and do not overlap.</summary>
    /// <param name="size">How long a window is; whole milliseconds, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is below 1 ms or no whole number of them.</exception>
    public static WindowShape Tumbling(TimeSpan size) => Tumbling(Guard.Milliseconds(size, nameof(size), "The size of windows"));

    /// <summary>Windows that start every <paramref name="slide"/> (Flink's sliding, Kafka Streams' hopping windows).</summary>
    /// <param name="size">How long a window is; whole milliseconds, at least 1.</param>
    /// <param name="slide">How far apart windows start; whole milliseconds, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> or <paramref name="slide"/> is below 1 ms or no whole number of them.</exception>
    public static WindowShape Hopping(TimeSpan size, TimeSpan slide) =>
        Hopping(Guard.Milliseconds(size, nameof(size), "The size of windows"), Guard.Milliseconds(slide, nameof(slide), "The slide of windows"));
}
