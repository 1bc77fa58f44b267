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
    /// <exception cref="ArgumentException">
    /// The plan has barriers, and a sink ignores them (<see cref="IArrivalSink.KeepsBarriers"/>); or disturbances that it knows nothing of (<see cref="IArrivalSink.KeepsDisturbances"/>).
    /// </exception>
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
        if (Refusal(stream.Plan, sinks) is { } refusal)
        {
            foreach (var sink in sinks)
            {
                await sink.DisposeAsync().ConfigureAwait(false);
            }

            throw new ArgumentException(refusal, nameof(stream));
        }

        return await new SinkRun(stream, sinks, options).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string? Refusal(StreamPlan plan, IReadOnlyList<IArrivalSink> sinks)
    {
        if (plan.Disorder.FirstOrDefault(step => step is Disturbance and not { By: DisturbanceKind.LostAcknowledgement, Idempotent: false }) is { } disturbance && sinks.Any(sink => !sink.KeepsDisturbances))
        {
            return $"The plan has '{disturbance.Description}', which happens to the embedded broker and its clients: files, pipes and other brokers know nothing of it. Leave the step out of the plan, "
                + "or inject the stream by KafkaFixture.InjectAsync or KafkaTestbed.InjectAsync in a test on the embedded broker.";
        }

        return plan.Disorder.FirstOrDefault(step => step is Barriers or Flushed { AfterBarrier: true }) is { } barrier && sinks.Any(sink => !sink.KeepsBarriers)
            ? $"The plan has a step '{barrier.Description}': at a barrier nothing more may come until the consumer has committed all before it, and files, pipes and other sinks wait for nobody, "
                + "so the truth would promise what the consumer can't know. Leave the step out of the plan, or put the stream into Kafka by what waits at barriers."
            : null;
    }
}
