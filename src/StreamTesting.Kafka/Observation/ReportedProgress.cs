namespace StreamTesting.Kafka;

/// <summary>The progress that the consumer under test reports itself.</summary>
internal sealed class ReportedProgress(ConsumerProgress progress, InjectionReport injection) : IProgressSource
{
    public async Task<IReadOnlyList<GroupLag>> NowAsync(bool thoroughly, CancellationToken cancellationToken)
    {
        if (injection.Topics.Count > 1)
        {
            throw new InvalidOperationException(
                "ObservationOptions.Progress tells of the partitions of one topic, and the run has several: let the consumer commit to Kafka, or inject each topic in a run of its own.");
        }

        var positions = await progress(cancellationToken).ConfigureAwait(false);
        var committed = positions.Select(position => new CommittedOffset(injection.Topic, position.Key, position.Value, false));
        return [GroupLag.From("(the consumer's own progress)", injection.Topic, injection.Partitions, committed)];
    }
}
