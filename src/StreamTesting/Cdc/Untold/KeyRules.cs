namespace StreamTesting;

/// <summary>Reasons that lie in how the values of a key are sent: the row is there, under another key.</summary>
internal static class KeyRules
{
    public static IReadOnlyList<UntoldRule> All { get; } =
        [.. Enum.GetValues<ValueLoss>().Where(loss => loss is not ValueLoss.UnchangedAsNull).Select(loss => new UntoldRule(UntoldReasons.Of(loss), at => Loss(at, loss)))];

    private static string? Loss(Discrepancy at, ValueLoss loss)
    {
        if (at.Column is not null || at.Truth.Final.Key.Count == 0)
        {
            return null;
        }

        foreach (var other in at.IsMissing ? at.Truth.Merged : at.Truth.Final.Rows)
        {
            var (table, merged) = at.IsMissing ? (at.Table!, other) : (other, at.Merged!);
            var losses = at.Truth.Final.Key.Where(column => !at.Truth.AreEqual(column, merged, table))
                .Select(column => merged.TryGet(column.Name, out var sent) ? ValueLosses.Of(column, sent, table[column.Name], at.Name) : null).ToList();
            if (losses.Count > 0 && losses[0] == loss && losses.TrueForAll(found => found is not null))
            {
                return $"the key {RowKeys.Of(at.Truth.Final.Key, table)} is sent as {RowKeys.Of(at.Truth.Final.Key, merged)}";
            }
        }

        return null;
    }
}
