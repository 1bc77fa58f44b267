namespace StreamTesting;

/// <summary>The changes of a transaction as far as they have come, each once.</summary>
internal sealed class PendingTransaction(string id, int firstRecord)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<ChangeRecord> _changes = [];

    public string Id => id;

    public IReadOnlyList<ChangeRecord> Changes => _changes;

    public long? Expected { get; private set; }

    public bool HasBegun { get; set; }

    public bool IsEnded { get; private set; }

    public bool IsMerged { get; private set; }

    public int Received { get; private set; }

    public bool HasAll => IsEnded && (Expected is not { } count || Received >= count);

    public IncompleteTransaction State => new(id, Received, Expected, firstRecord);

    /// <summary>Takes in a change; whether it is a new one.</summary>
    public bool Add(ChangeRecord record)
    {
        if (TransactionIds.ChangeOf(record) is { } change && !_known.Add(change))
        {
            return false;
        }

        Received++;
        _changes.Add(record);
        return true;
    }

    /// <summary>The changes as the log has them, where their topics or partitions did not keep them so.</summary>
    public IReadOnlyList<ChangeRecord> InLogOrder() => [.. _changes.Order(Comparer<ChangeRecord>.Create(TransactionIds.Compare))];

    public void End(long? count)
    {
        IsEnded = true;
        Expected = count;
    }

    public void Merged()
    {
        IsMerged = true;
        _changes.Clear();
    }
}
