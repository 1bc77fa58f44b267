using System.Globalization;
using System.Text.Json;

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

    private static (long? Commit, long? Own) PositionOf(ChangeRecord record)
    {
        if (record.Event?.Source is not { } source)
        {
            return (null, null);
        }

        if (source.Sequence is not { } sequence)
        {
            return (null, source.Lsn);
        }

        try
        {
            var pair = JsonElement.Parse(sequence);
            return pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2 ? (Number(pair[0]), Number(pair[1]) ?? source.Lsn) : (null, source.Lsn);
        }
        catch (JsonException)
        {
            return (null, source.Lsn);
        }
    }

    private static long? Number(JsonElement part) =>
        part.ValueKind == JsonValueKind.String && long.TryParse(part.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
