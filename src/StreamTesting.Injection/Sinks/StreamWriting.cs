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
    /// <exception cref="ArgumentException">The plan has barriers, and a sink ignores them (<see cref="IArrivalSink.KeepsBarriers"/>).</exception>
    /// <exception cref="SinkException">Something could not be written; unfinished files are removed.</exception>
    /// <exception cref="SinkCancelledException">The token was cancelled; it has the totals until then.</exception>
    public static Task<SinkStatistics> WriteToAsync(
        this EventStream stream, IReadOnlyList<IArrivalSink> sinks, SinkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(sinks);
        return WriteAsync(stream, sinks, options ?? new SinkOptions(), cancellationToken);
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

    private static async Task<SinkStatistics> WriteAsync(EventStream stream, IReadOnlyList<IArrivalSink> sinks, SinkOptions options, CancellationToken cancellationToken)
    {
        if (stream.Plan.Disorder.FirstOrDefault(step => step is Barriers or Flushed { AfterBarrier: true }) is { } step && sinks.Any(sink => !sink.KeepsBarriers))
        {
            foreach (var sink in sinks)
            {
                await sink.DisposeAsync().ConfigureAwait(false);
            }

            throw new ArgumentException(
                $"The plan has a step '{step.Description}': at a barrier nothing more may come until the consumer has committed all before it, and files, pipes and other sinks wait for nobody, "
                + "so the truth would promise what the consumer can't know. Leave the step out of the plan, or put the stream into Kafka by what waits at barriers.",
                nameof(stream));
        }

        return await new SinkRun(stream, sinks, options).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
