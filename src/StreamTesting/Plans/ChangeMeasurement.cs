namespace StreamTesting;

/// <summary>
/// What happened to changes of a database on their way, measured from the arrivals: their ids, keys, transactions, headers and operations. Memory grows with the keys, and with the changes of keys.
/// </summary>
internal sealed class ChangeMeasurement
{
    private readonly HashSet<(string Topic, string From, string To, string? Transaction)> _deletes = [];
    private readonly Dictionary<(string Topic, string Key), long> _deleted = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private string? _transaction;

    /// <summary>Records that were sent before and come again within their transaction.</summary>
    public long InTransaction { get; private set; }

    /// <summary>Creates under a new key that come before the delete of the old one.</summary>
    public long KeyChangesReversed { get; private set; }

    /// <summary>Creates under a new key.</summary>
    public long KeyChanges { get; private set; }

    /// <summary>Changes of rows that come after a delete of their key which happened later.</summary>
    public long AfterDelete { get; private set; }

    /// <summary>Deletes of rows that are no changes of a key.</summary>
    public long Deletes { get; private set; }

    /// <summary>Rows of a snapshot that come again.</summary>
    public long ReadAgain { get; private set; }

    /// <summary>What a source sent again, what it added then included.</summary>
    public long Resent { get; private set; }

    /// <summary>Events that arrived, of those that the domain made.</summary>
    public long Arrived { get; private set; }

    public void Add(Arrival arrival)
    {
        var happened = arrival.Event;
        var isFirst = _ids.Add(happened.Id);
        Arrived += isFirst && happened.Index >= 0 ? 1 : 0;
        Resent += arrival.Causes.HasFlag(Causes.Resent) ? 1 : 0;
        if (!isFirst)
        {
            InTransaction += happened.Transaction is not null && happened.Transaction == _transaction && arrival.Causes.HasFlag(Causes.InTransaction) ? 1 : 0;
            ReadAgain += happened.Operation == Operation.Read && arrival.Causes.HasFlag(Causes.SnapshotAgain) ? 1 : 0;
            return;
        }

        _transaction = happened.Transaction;
        Add(happened, (arrival.Topic, happened.Key));
    }

    private void Add(StreamEvent happened, (string Topic, string Key) key)
    {
        switch (happened.Operation)
        {
            case Operation.Delete:
                _deleted[key] = Math.Max(happened.Index, _deleted.GetValueOrDefault(key, -1));
                if (ChangeHeader.MovesTo(happened) is { } to)
                {
                    _deletes.Add((key.Topic, key.Key, to, happened.Transaction));
                }
                else
                {
                    Deletes++;
                }

                break;
            case Operation.Create or Operation.Update or Operation.Read:
                AfterDelete += _deleted.GetValueOrDefault(key, -1) > happened.Index ? 1 : 0;
                if (ChangeHeader.ComesFrom(happened) is { } from)
                {
                    KeyChanges++;
                    KeyChangesReversed += _deletes.Remove((key.Topic, from, key.Key, happened.Transaction)) ? 0 : 1;
                }

                break;
        }
    }
}
