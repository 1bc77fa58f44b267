namespace StreamTesting.Xunit;

/// <summary>
/// Thrown by a test, its constructor or a fixture it asks, to say that the test cannot run here: the test counts as skipped, not as
/// failed. Works in <see cref="StreamFactAttribute"/> and <see cref="StreamTheoryAttribute"/>, not in a plain <c>[Fact]</c>.
/// </summary>
public sealed class StreamSkipException : Exception
{
    /// <summary>Skips the test.</summary>
    /// <param name="reason">Why it cannot run, and what would let it: shown beside the test.</param>
    public StreamSkipException(string reason)
        : base(reason)
    {
    }
}
