namespace StreamTesting;

/// <summary>
/// Every state of a consumer's table that a reader can see holds whole transactions: <c>torn-transaction</c> where it does not. The observations
/// are states in their order (<see cref="TableConsumer.States"/>, or what a reader saw).
/// </summary>
/// <remarks>
/// A transaction is what the records say of it: the transaction block, the number in the database, or the GTID; a record that says nothing is one
/// by itself, so that the rows of a snapshot may come one by one. Of a transaction over several tables only this table's part is looked at. Few consumers
/// promise this; one that merges record by record fails with the first transaction of two records.
/// </remarks>
public sealed class WholeTransactions : ICheck<TableState>
{
    /// <summary>Makes the check.</summary>
    /// <param name="changes">The changes that the consumer is given, as they were sent.</param>
    /// <param name="stream">The truth of the stream that they were made from, for the line that replays it; null where there is none.</param>
    public WholeTransactions(ChangeSet changes, GroundTruth? stream = null)
    {
        ArgumentNullException.ThrowIfNull(changes);
        Changes = changes;
        Truth = stream ?? new GroundTruth([]);
    }

    /// <inheritdoc/>
    public string Name => "whole-transactions";

    /// <summary>The changes that the consumer is given.</summary>
    public ChangeSet Changes { get; }

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => false;

    /// <inheritdoc/>
    public ICheckFold<TableState> Start() => new WholeTransactionsFold(Name, Changes, Truth);
}
