namespace StreamTesting.EmbeddedKafka;

/// <summary>One firing of a fault.</summary>
/// <param name="Number">Counts all firings of the cluster from 1.</param>
/// <param name="Fault">The rule's name.</param>
/// <param name="Api">The API of the request that was hit.</param>
/// <param name="ClientId">The client.id it came with; null if none.</param>
/// <param name="BrokerId">The broker it came to.</param>
/// <param name="FiredAt">When, by the broker's clock.</param>
public sealed record FaultFiring(long Number, string Fault, string Api, string? ClientId, int BrokerId, DateTimeOffset FiredAt)
{
    /// <summary>The group that the request is about; null if none.</summary>
    public string? Group { get; init; }

    /// <summary>The transactional id that the request is about; null if none.</summary>
    public string? TransactionalId { get; init; }

    /// <summary>
    /// Where batches lie that this request appended although their acknowledgement did not reach the client, by partition: what the client
    /// sends again is a copy of them, unless it is idempotent. Empty for all but a lost, cut or wrong answer to Produce.
    /// </summary>
    public IReadOnlyList<UnacknowledgedBatch> Unacknowledged { get; init; } = [];
}
