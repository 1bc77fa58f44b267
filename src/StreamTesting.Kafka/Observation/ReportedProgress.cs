namespace StreamTesting.Kafka;

/// <summary>The progress that the consumer under test reports itself.</summary>
internal sealed class ReportedProgress(ConsumerProgress progress, InjectionReport injection) : IProgressSource
{
    public async Task<IReadOnlyList<GroupLag>> NowAsync(bool thoroughly, CancellationToken cancellationToken)
    {
        var positions = await progress(cancellationToken).ConfigureAwait(false);
        return [ConsumerLag.Lag("(the consumer's own progress)", injection.Topic, injection.Partitions, positions)];
    }
}
