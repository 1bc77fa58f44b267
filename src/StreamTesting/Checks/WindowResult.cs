namespace StreamTesting;

/// <summary>What a consumer put out for one window of one key. Immutable. What it does not say is not compared.</summary>
public sealed record WindowResult
{
    /// <summary>Makes a result.</summary>
    /// <param name="key">The window's key.</param>
    /// <param name="start">The window's start, inclusive, cut to milliseconds.</param>
    public WindowResult(string? key, DateTimeOffset start)
        : this(key, start.ToUnixTimeMilliseconds())
    {
    }

    /// <summary>Makes a result.</summary>
    /// <param name="key">The window's key.</param>
    /// <param name="startMs">The window's start, inclusive, in ms since the epoch.</param>
    public WindowResult(string? key, long startMs)
    {
        Key = key;
        StartMs = startMs;
    }

    /// <summary>The window's key.</summary>
    public string? Key { get; }

    /// <summary>The window's start in ms since the epoch.</summary>
    public long StartMs { get; }

    /// <summary>The topic of its key; empty, the default, where the domain has only one without a name.</summary>
    public string Topic { get; init => field = value ?? ""; } = "";

    /// <summary>The window's end in ms since the epoch, as its engine has it; null, the default, where the result does not say. Sessions need it where they are not decided.</summary>
    public long? EndMs { get; init; }

    /// <summary>The ids of the events in it; null, the default, where the result does not say.</summary>
    public IReadOnlyCollection<string?>? Ids { get; init; }

    /// <summary>How many events are in it; null, the default, where the result does not say.</summary>
    public long? Count { get; init; }

    /// <summary>
    /// The aggregate that <see cref="WindowAggregation{T}.ValueOf"/> makes as well; null, the default, where the result does not say. A <c>double</c> or <c>float</c> is compared
    /// with the exact value at its own precision.
    /// </summary>
    public object? Value { get; init; }

    /// <summary>When it came, as the consumer says; null, the default, where it does not.</summary>
    public PaneTiming? Timing { get; init; }

    /// <summary>Whether it takes the latest result of the window back, as changelogs do; false by default.</summary>
    public bool IsRetraction { get; init; }
}
