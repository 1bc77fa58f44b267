namespace StreamTesting;

/// <summary>From a stream and an engine's profile to what a correct job does.</summary>
public static class EngineTruths
{
    /// <summary>What an engine makes of each arrival by itself: which are late by the profile's rule for events, windows apart.</summary>
    /// <param name="truth">The truth of the stream as it is injected.</param>
    /// <param name="profile">The engine.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">A value of the profile is one that the engine does not take, or its watermarks come as steps.</exception>
    public static EngineTruth For(this GroundTruth truth, EngineProfile profile, TruthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        return new EngineTruth(truth.Arrivals, Rules(profile, options, LayoutOf(truth))) { Ground = () => truth };
    }

    /// <summary>What an engine makes of a stream in windows of fixed size, with the allowed lateness (grace) that the profile says.</summary>
    /// <param name="truth">The truth of the stream as it is injected.</param>
    /// <param name="profile">The engine.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">The windows or a value of the profile is one that the engine does not take, or its watermarks come as steps.</exception>
    public static WindowedTruth For(this GroundTruth truth, EngineProfile profile, WindowShape windows, TruthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        return new WindowedTruth(truth.Arrivals, Rules(profile, options, LayoutOf(truth), windows)) { Ground = () => truth };
    }

    /// <summary>As <see cref="For(GroundTruth, EngineProfile, TruthOptions?)"/>, without the truth of the unique events, so that memory does not grow with them.</summary>
    /// <param name="stream">The stream as it is injected.</param>
    /// <param name="profile">The engine.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">A value of the profile is one that the engine does not take, or its watermarks come as steps.</exception>
    public static EngineTruth TruthFor(this EventStream stream, EngineProfile profile, TruthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new EngineTruth(stream, Rules(profile, options, LayoutOf(stream))) { Ground = () => stream.Truth };
    }

    /// <summary>As <see cref="For(GroundTruth, EngineProfile, WindowShape, TruthOptions?)"/>, without the truth of the unique events, so that memory does not grow with them.</summary>
    /// <param name="stream">The stream as it is injected.</param>
    /// <param name="profile">The engine.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">The windows or a value of the profile is one that the engine does not take, or its watermarks come as steps.</exception>
    public static WindowedTruth TruthFor(this EventStream stream, EngineProfile profile, WindowShape windows, TruthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new WindowedTruth(stream, Rules(profile, options, LayoutOf(stream), windows)) { Ground = () => stream.Truth };
    }

    /// <summary>What an engine makes of a stream in sessions: windows of arrivals of one key that are never further apart than a gap.</summary>
    /// <param name="truth">The truth of the stream as it is injected.</param>
    /// <param name="profile">The engine.</param>
    /// <param name="gap">The gap; whole milliseconds, at least 1.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">The gap or a value of the profile is one that the engine does not take, or its watermarks come as steps.</exception>
    public static WindowedTruth ForSessions(this GroundTruth truth, EngineProfile profile, TimeSpan gap, TruthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        return new WindowedTruth(truth.Arrivals, Rules(profile, options, LayoutOf(truth), gap: GapOf(gap))) { Ground = () => truth };
    }

    /// <summary>As <see cref="ForSessions"/>, without the truth of the unique events, so that memory does not grow with them.</summary>
    /// <param name="stream">The stream as it is injected.</param>
    /// <param name="profile">The engine.</param>
    /// <param name="gap">The gap; whole milliseconds, at least 1.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">The gap or a value of the profile is one that the engine does not take, or its watermarks come as steps.</exception>
    public static WindowedTruth TruthForSessions(this EventStream stream, EngineProfile profile, TimeSpan gap, TruthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new WindowedTruth(stream, Rules(profile, options, LayoutOf(stream), gap: GapOf(gap))) { Ground = () => stream.Truth };
    }

    /// <summary>
    /// What an engine makes of a stream in windows that slide with the records (Kafka Streams' <c>SlidingWindows</c>): for each record one that ends with it and one
    /// that begins after it, both ends inclusive.
    /// </summary>
    /// <param name="truth">The truth of the stream as it is injected; of one topic.</param>
    /// <param name="profile">The engine; its clock is stream time.</param>
    /// <param name="difference">How far apart records of one window are at most; whole milliseconds, at least 1.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">The difference or a value of the profile is one that the engine does not take, or the stream has several topics.</exception>
    public static WindowedTruth ForSliding(this GroundTruth truth, EngineProfile profile, TimeSpan difference, TruthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        return new WindowedTruth(truth.Arrivals, Rules(profile, options, LayoutOf(truth), difference: DifferenceOf(difference))) { Ground = () => truth };
    }

    /// <summary>As <see cref="ForSliding"/>, without the truth of the unique events, so that memory does not grow with them.</summary>
    /// <param name="stream">The stream as it is injected; of one topic.</param>
    /// <param name="profile">The engine; its clock is stream time.</param>
    /// <param name="difference">How far apart records of one window are at most; whole milliseconds, at least 1.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">The difference or a value of the profile is one that the engine does not take, or the stream has several topics.</exception>
    public static WindowedTruth TruthForSliding(this EventStream stream, EngineProfile profile, TimeSpan difference, TruthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new WindowedTruth(stream, Rules(profile, options, LayoutOf(stream), difference: DifferenceOf(difference))) { Ground = () => stream.Truth };
    }

    private static long DifferenceOf(TimeSpan difference) => Guard.Milliseconds(difference, nameof(difference), "The time difference of sliding windows");

    private static long GapOf(TimeSpan gap) => Guard.Milliseconds(gap, nameof(gap), "The session gap");

    private static StreamLayout LayoutOf(GroundTruth truth) => truth.Arrivals is EventStream stream ? LayoutOf(stream) : StreamLayout.Of(truth);

    private static StreamLayout LayoutOf(EventStream stream) => new(stream.Plan.Domain.Topics, stream.Partitions);

    private static TruthRules Rules(EngineProfile profile, TruthOptions? options, StreamLayout layout, WindowShape? shape = null, long? gap = null, long? difference = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new TruthRules(profile, options ?? new TruthOptions(), layout, shape, gap, difference);
    }
}
