namespace StreamTesting;

/// <summary>The changes of one key that a merge by versions has seen, the oldest first, whatever order they came in.</summary>
internal sealed class KeyHistory(IVersionOrder order)
{
    private readonly List<ChangeRecord> _records = [];

    public IReadOnlyList<ChangeRecord> Records => _records;

    public ChangeRecord Newest => _records[^1];

    /// <summary>
    /// Takes in a record at its place; whether it says anything new. Of equal versions the one that came later is the newer one. Where the order
    /// does not know, a row that was read is older than all, and any other change is newer than all.
    /// </summary>
    public bool Add(ChangeRecord record, out bool isUnordered)
    {
        isUnordered = false;
        var place = _records.Count;
        for (; place > 0; place--)
        {
            var other = _records[place - 1];
            var comparison = order.Compare(record, other);
            if (comparison == VersionComparison.Unknown)
            {
                isUnordered = true;
                comparison = Fallback(record, other);
            }

            if (comparison == VersionComparison.Equal && SaysTheSame(record, other))
            {
                return false;
            }

            if (comparison != VersionComparison.Older)
            {
                break;
            }
        }

        _records.Insert(place, record);
        return true;
    }

    /// <summary>The place of the last record that is not newer than another key's record; -1 where all are.</summary>
    public int LastNotAfter(ChangeRecord record)
    {
        var place = _records.Count - 1;
        while (place >= 0 && IsAfter(_records[place], record))
        {
            place--;
        }

        return place;
    }

    private bool IsAfter(ChangeRecord one, ChangeRecord other) => order.Compare(one, other) switch
    {
        VersionComparison.Newer => true,
        VersionComparison.Unknown => one.Number > other.Number,
        _ => false,
    };

    private static VersionComparison Fallback(ChangeRecord record, ChangeRecord other) => (IsRead(record), IsRead(other)) switch
    {
        (true, false) => VersionComparison.Older,
        (true, true) => VersionComparison.Equal,
        _ => VersionComparison.Newer,
    };

    private static bool IsRead(ChangeRecord record) => record.Event?.Operation == Operation.Read;

    private static bool SaysTheSame(ChangeRecord left, ChangeRecord right)
    {
        var (first, second) = (RowEffect.Of(left), RowEffect.Of(right));
        return first?.Row is { } row ? second?.Row is { } other && row.Equals(other) : second is { Row: null };
    }
}
