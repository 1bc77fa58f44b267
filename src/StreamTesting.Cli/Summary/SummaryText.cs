using System.Globalization;
using System.Text;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>A measurement as a table.</summary>
internal static class SummaryText
{
    public static string Of(string title, StreamMeasurement measured, TimeSpan lateThreshold)
    {
        var text = new StringBuilder();
        Line(text, $"{title}");
        Line(text, $"  {Count(measured.Arrivals, "arrival")} of {Count(measured.Unique, "event")}{(measured.Keys == 0 ? "" : $" of {Count(measured.Keys, "key")}")}");
        if (measured.ByType.Keys.Any(type => type.Length > 0))
        {
            Line(text, $"  {string.Join(", ", measured.ByType.Select(type => $"{type.Key} {type.Value}"))}");
        }

        if (measured.Arrivals > 0)
        {
            Line(text, $"  from {Moments.Text(measured.EarliestEvent)} to {Moments.Text(measured.LatestEvent)}");
        }

        Row(text, "duplicates", measured.Duplicates, measured.Arrivals, "");
        Row(text, "out of order", measured.OutOfOrder, measured.Unique, measured.OutOfOrder == 0 ? "" : $", by up to {measured.GreatestLag:c}");
        if (measured.Keys > 0)
        {
            Row(text, "out of order in entity", measured.OutOfOrderInEntity, measured.Unique, "");
        }

        if (measured.Timed > 0)
        {
            Row(text, "late by day", measured.LateByDay, measured.Timed, "");
            Row(text, $"late by {Durations.Text(lateThreshold)} or more", measured.LateBy(lateThreshold), measured.Timed, $", by up to {measured.GreatestDelay:c}");
        }

        return text.ToString();
    }

    public static string Of(TruthSummary summary)
    {
        var text = new StringBuilder();
        Line(text, $"  the file's own summary");
        foreach (var row in summary.Rows)
        {
            var more = row.All == row.Measured || row.All is null ? "" : $"; {row.All} in all, whatever the cause";
            Line(text, $"    {row.Name,-24} asked {row.Asked}; measured {(row.Measured is { } measured ? measured.ToString(CultureInfo.InvariantCulture) : "not")}{more}");
        }

        Line(text, $"    {"copies",-24} {string.Join(", ", summary.Copies.Select(kind => $"{kind.Key.ToString().ToLowerInvariant()} {kind.Value}"))}");
        Line(text, $"    {"final states",-24} {summary.States}");
        return text.ToString();
    }

    private static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static void Row(StringBuilder text, string name, long count, long of, string more) =>
        Line(text, $"  {name,-26} {count} ({(of == 0 ? 0 : 100.0 * count / of):0.##} %){more}");

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
