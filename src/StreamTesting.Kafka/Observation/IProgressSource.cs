namespace StreamTesting.Kafka;

/// <summary>Tells how far the consumer under test is.</summary>
internal interface IProgressSource
{
    /// <summary>The lag of each group that counts; none where no group has committed on the topic yet.</summary>
    /// <param name="thoroughly">Whether the answer decides, so that nothing may be left for the next question.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    Task<IReadOnlyList<GroupLag>> NowAsync(bool thoroughly, CancellationToken cancellationToken);
}
