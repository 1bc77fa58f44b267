namespace StreamTesting;

/// <summary>An order by a function, and the pieces that orders are made of.</summary>
internal sealed class VersionOrder(string name, Func<ChangeRecord, ChangeRecord, VersionComparison> compare) : IVersionOrder
{
    public string Name => name;

    public static VersionComparison Of(int comparison) =>
        comparison < 0 ? VersionComparison.Older : comparison > 0 ? VersionComparison.Newer : VersionComparison.Equal;

    /// <summary>At one position of a log a row is read before it is deleted, and deleted before it is written (a change of its key).</summary>
    public static VersionComparison AtOnePosition(ChangeRecord left, ChangeRecord right) => Of(Rank(left).CompareTo(Rank(right)));

    public VersionComparison Compare(ChangeRecord left, ChangeRecord right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return compare(left, right);
    }

    public override string ToString() => name;

    private static int Rank(ChangeRecord record) => record.Event?.Operation switch
    {
        Operation.Read => 0,
        Operation.Delete => 1,
        _ => 2,
    };
}
