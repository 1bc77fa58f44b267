namespace StreamTesting.Injection;

/// <summary>Writes streams.</summary>
public static class StreamWriting
{
    /// <summary>
    /// Writes a stream to one or many sinks in one pass: each arrival is made and formatted once. All files get their names together at the end.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="sinks">Where to; all of them are disposed at the end, whatever happens.</param>
    /// <param name="options">How; see the defaults there.</param>
    /// <param name="cancellationToken">Ends it early; unfinished files are removed.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="SinkException">Something could not be written; unfinished files are removed.</exception>
    /// <exception cref="SinkCancelledException">The token was cancelled; it has the totals until then.</exception>
    public static Task<SinkStatistics> WriteToAsync(
        this EventStream stream, IReadOnlyList<IArrivalSink> sinks, SinkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(sinks);
        return new SinkRun(stream, sinks, options ?? new SinkOptions()).RunAsync(cancellationToken);
    }

    /// <summary>Writes a stream to one sink.</summary>
    /// <inheritdoc cref="WriteToAsync(EventStream, IReadOnlyList{IArrivalSink}, SinkOptions, CancellationToken)"/>
    /// <param name="stream">The stream.</param>
    /// <param name="sink">Where to; it is disposed at the end, whatever happens.</param>
    /// <param name="options">How; see the defaults there.</param>
    /// <param name="cancellationToken">Ends it early; unfinished files are removed.</param>
    public static Task<SinkStatistics> WriteToAsync(
        this EventStream stream, IArrivalSink sink, SinkOptions? options = null, CancellationToken cancellationToken = default) =>
        stream.WriteToAsync([sink], options, cancellationToken);
}
