namespace StreamTesting;

/// <summary>From a stream and an engine's profile to the pairs of a join.</summary>
public static class JoinTruths
{
    /// <summary>What an interval join (Flink) makes of a stream: as <see cref="JoinTruth.OfInterval"/>.</summary>
    /// <param name="truth">The truth of the stream as it is injected.</param>
    /// <param name="profile">The engine.</param>
    /// <param name="rules">Which records are partners.</param>
    /// <param name="left">Whether an arrival is of the left input, for example by its type or topic.</param>
    /// <param name="right">Whether an arrival is of the right input; one may be of both.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">The rules or a value of the profile is one that the engine does not take.</exception>
    public static JoinTruth ForIntervalJoin(
        this GroundTruth truth, EngineProfile profile, IntervalJoinRules rules, Func<Arrival, bool> left, Func<Arrival, bool> right, TruthOptions? options = null) =>
        JoinTruth.OfInterval(truth.For(profile, options), rules, left, right);

    /// <summary>What a join of two streams (Kafka Streams) makes of a stream: as <see cref="JoinTruth.OfStreams"/>.</summary>
    /// <param name="truth">The truth of the stream as it is injected.</param>
    /// <param name="profile">The engine.</param>
    /// <param name="rules">Which records are partners, and what comes out without one.</param>
    /// <param name="left">Whether an arrival is of the left input, for example by its type or topic.</param>
    /// <param name="right">Whether an arrival is of the right input.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">The rules or a value of the profile is one that the engine does not take.</exception>
    public static JoinTruth ForStreamJoin(
        this GroundTruth truth, EngineProfile profile, StreamJoinRules rules, Func<Arrival, bool> left, Func<Arrival, bool> right, TruthOptions? options = null) =>
        JoinTruth.OfStreams(truth.For(profile, options), rules, left, right);

    /// <summary>What a join within windows of fixed size makes of a stream: as <see cref="JoinTruth.OfWindows"/>.</summary>
    /// <param name="truth">The truth of the stream as it is injected.</param>
    /// <param name="profile">The engine.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="left">Whether an arrival is of the left input, for example by its type or topic.</param>
    /// <param name="right">Whether an arrival is of the right input.</param>
    /// <param name="kind">What comes out of one side alone: once for each window that takes it and no partner.</param>
    /// <param name="options">What is known of the job beside that; null for the defaults.</param>
    /// <exception cref="ArgumentException">The windows or a value of the profile is one that the engine does not take.</exception>
    public static JoinTruth ForWindowJoin(
        this GroundTruth truth, EngineProfile profile, WindowShape windows, Func<Arrival, bool> left, Func<Arrival, bool> right, JoinKind kind = JoinKind.Inner, TruthOptions? options = null) =>
        JoinTruth.OfWindows(truth.For(profile, windows, options), left, right, kind);
}
