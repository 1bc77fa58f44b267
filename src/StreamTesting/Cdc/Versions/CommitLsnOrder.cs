namespace StreamTesting;

/// <summary>The order of a PostgreSQL stream: whole transactions as they were committed, and within them as they were written.</summary>
internal static class CommitLsnOrder
{
    public static VersionComparison Compare(ChangeRecord left, ChangeRecord right)
    {
        var (leftCommit, leftOwn) = PositionOf(left);
        var (rightCommit, rightOwn) = PositionOf(right);
        if (leftOwn is not { } leftLsn || rightOwn is not { } rightLsn)
        {
            return VersionComparison.Unknown;
        }

        var commits = leftCommit is { } first && rightCommit is { } second ? first.CompareTo(second) : 0;
        var positions = commits != 0 ? commits : leftLsn.CompareTo(rightLsn);
        return positions != 0 ? VersionOrder.Of(positions) : VersionOrder.AtOnePosition(left, right);
    }

    private static (long? Commit, long? Own) PositionOf(ChangeRecord record) => record.Event?.Source is not { } source ? (null, null)
        : (source.Sequence?.LastCommit, source.Sequence?.Own ?? source.Lsn);
}
