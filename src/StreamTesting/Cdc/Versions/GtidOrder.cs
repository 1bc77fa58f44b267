namespace StreamTesting;

/// <summary>The order of global transaction ids, and within one transaction that of the binary log.</summary>
internal static class GtidOrder
{
    public static VersionComparison Compare(ChangeRecord left, ChangeRecord right)
    {
        if (left.Event?.Source?.Gtid is not { } first || right.Event?.Source?.Gtid is not { } second)
        {
            return VersionComparison.Unknown;
        }

        var order = string.Equals(first, second, StringComparison.Ordinal) ? VersionComparison.Equal
            : GtidSet.TryParse(first) is { } leftSet && GtidSet.TryParse(second) is { } rightSet ? leftSet.CompareTo(rightSet)
            : VersionComparison.Unknown;
        if (order != VersionComparison.Equal)
        {
            return order;
        }

        var within = BinlogOrder.Compare(left, right);
        return within == VersionComparison.Unknown ? VersionComparison.Equal : within;
    }
}
