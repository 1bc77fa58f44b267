namespace StreamTesting.Domains;

/// <summary>Makes plans of recorded captures.</summary>
public static class CaptureReplay
{
    /// <summary>Plans to deliver a capture's records again, as <see cref="CapturedChanges"/> says; disorder steps can be added.</summary>
    /// <param name="capture">The capture, read from a file that is there when the plan's JSON is read again.</param>
    /// <param name="topic">The only topic whose records are delivered; null, the default, delivers those of all topics.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The capture has no record of the topic.</exception>
    public static StreamPlan Replay(this DebeziumCapture capture, string? topic = null)
    {
        ArgumentNullException.ThrowIfNull(capture);
        return new StreamPlan(CapturedChanges.Of(capture, topic));
    }
}
