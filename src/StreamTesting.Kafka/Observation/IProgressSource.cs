namespace StreamTesting.Kafka;

/// <summary>Tells how far the consumer under test is.</summary>
internal interface IProgressSource
{
    /// <summary>The lag of each group that counts; none where no group has committed on the topic yet.</summary>
    Task<IReadOnlyList<GroupLag>> NowAsync(CancellationToken cancellationToken);
}
