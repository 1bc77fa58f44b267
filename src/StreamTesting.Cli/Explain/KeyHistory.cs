using System.Globalization;
using System.Text;

namespace StreamTesting.Cli;

/// <summary>The history of one row: every version that the changes told of, where each arrived, and what is right in the end.</summary>
internal static class KeyHistory
{
    private const int MostNamed = 8;

    public static string Of(KnownTable known, string asked)
    {
        var table = known.Table;
        var key = KeyOf(table, asked);
        var versions = table.VersionsOf(key);
        var places = known.ArrivalsOf(versions.Select(version => table.EventIdOf(version.RecordNumber)).ToHashSet(StringComparer.Ordinal));
        var text = new StringBuilder();
        Line(text, $"{key} of {known.Text}");
        foreach (var version in versions)
        {
            Line(text, $"  {version}");
            Line(text, $"    {Place(known, version, places)}");
        }

        if (versions.Count == 0)
        {
            Line(text, $"  the changes tell nothing of it");
        }

        Line(text, table.Unsettled.Contains(key)
            ? (FormattableString)$"  in the end    it is not decided: the changes do not tell what the database holds, {Shown(table.RowOf(key))}; no consumer fails for it"
            : $"  in the end    right is: {Shown(table.RowOf(key))}");
        return text.ToString();
    }

    private static string Place(KnownTable known, RowVersion version, ILookup<string, Arrival> places)
    {
        if (known.PlaceOf is { } placeOf)
        {
            return $"delivered as record {version.RecordNumber.ToString(CultureInfo.InvariantCulture)}: {placeOf(version.RecordNumber)}";
        }

        var id = known.Table.EventIdOf(version.RecordNumber);
        var arrivals = places[id].ToList();
        var named = arrivals.Select((arrival, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(i == 0 ? "" : "again ")}at position {arrival.Position} ({new Lane(arrival.Topic, arrival.Partition)}, offset {arrival.PartitionPosition})"));
        return arrivals.Count == 0 ? $"event {id} never arrives" : $"event {id} arrives {string.Join(", ", named)}";
    }

    /// <summary>A key as it stands in messages, or of a key of one column its value alone.</summary>
    private static string KeyOf(TableTruth table, string asked)
    {
        if (table.Final.Key.Count == 0)
        {
            throw CliException.Usage($"{table} has no key, so that its rows have no history by it.");
        }

        var all = table.Keys.Concat(TableComparison.Of(table, []).Keys).Distinct(StringComparer.Ordinal).ToList();
        string[] forms = table.Final.Key.Count == 1
            ? [asked, $"{table.Final.Key[0].Name}={asked}", $"{table.Final.Key[0].Name}='{asked.Replace("'", "''", StringComparison.Ordinal)}'"]
            : [asked];
        return Array.Find(forms, all.Contains)
            ?? throw CliException.Usage($"--key is '{asked}'; {table} has no such key. It has {string.Join("; ", all.Order(StringComparer.Ordinal).Take(MostNamed))}{(all.Count > MostNamed ? FormattableString.Invariant($" and {all.Count - MostNamed} more") : "")}.");
    }

    private static string Shown(TableRow? row) => row is null ? "gone" : row.ToString();

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
