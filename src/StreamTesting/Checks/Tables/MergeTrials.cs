namespace StreamTesting;

/// <summary>
/// A consumer makes the right table of the records as they were sent, and the same table of every other delivery of them. The observations
/// are what it made of deliveries (<see cref="TableConsumer.Deliver"/>), of which the first is <see cref="ChangeSet.AsSent"/>.
/// </summary>
/// <remarks>
/// <para>What is wrong as sent has the names of <see cref="Convergence"/>. What another delivery changes is <c>not-idempotent</c> where records came
/// again, <c>order-dependent</c> where they came in another order, <c>snapshot-overwrote-stream</c> where a snapshot came again, and has its own name
/// else, for example <c>stale</c> where an old record came again. A consumer that fails is <c>tombstone-crashed</c> or <c>crashed</c>.</para>
/// <para>It compares keys, for each delivery. What the stream did not tell (<see cref="TableTruth.Unsettled"/>) is not judged.</para>
/// </remarks>
public sealed class MergeTrials : ICheck<DeliveredTable>
{
    /// <summary>Makes the check.</summary>
    /// <param name="changes">The changes that are delivered.</param>
    /// <param name="stream">The truth of the stream that they were made from, for the line that replays it; null where there is none.</param>
    public MergeTrials(ChangeSet changes, GroundTruth? stream = null)
    {
        ArgumentNullException.ThrowIfNull(changes);
        Changes = changes;
        Truth = stream ?? new GroundTruth([]);
    }

    /// <inheritdoc/>
    public string Name => "merge-trials";

    /// <summary>The changes that are delivered.</summary>
    public ChangeSet Changes { get; }

    /// <summary>
    /// Whether the table is compared with the database's own as well; true by default. Otherwise it is only compared with that of the first delivery,
    /// so that a merge is found to depend on its delivery and nothing else.
    /// </summary>
    public bool ComparesWithDatabase { get; init; } = true;

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => false;

    /// <inheritdoc/>
    public ICheckFold<DeliveredTable> Start() => new MergeTrialsFold(Name, Changes.Truth, Truth, ComparesWithDatabase);
}
