namespace StreamTesting.Injection;

/// <summary>How a stream is written. Immutable.</summary>
public sealed record SinkOptions
{
    /// <summary>Which part of the stream is written; the whole by default.</summary>
    public Shard Shard { get; init; }

    /// <summary>
    /// Whether each JSON object gets a last member <c>_truth</c> with the labels of its arrival; false by default, because a consumer that
    /// sees the answers is not tested. What is no JSON object stays as it is.
    /// </summary>
    public bool InBandTruth { get; init; }

    /// <summary>How fast the arrivals are given to the sinks; as fast as possible by default.</summary>
    public Pace Pace { get; init; } = Pace.AsFastAsPossible;

    /// <summary>Is told now and then how far it is, and once at the end; null by default.</summary>
    public IProgress<SinkProgress>? Progress { get; init; }

    /// <summary>How often <see cref="Progress"/> is told at the most; ten times a second by default.</summary>
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The clock for pace, progress and elapsed time; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
