using System.Globalization;
using Spectre.Console;

namespace StreamTesting.Benchmarks;

/// <summary>Prints measurements with their ratios to the first.</summary>
internal static class MeasurementTable
{
    public static void Print(string unit, params IReadOnlyList<Measurement> rows)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumn("what");
        foreach (var heading in new[] { unit, "ms", $"{unit}/s", "speed to first", "bytes each" })
        {
            table.AddColumn(new Spectre.Console.TableColumn(heading).RightAligned());
        }

        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Name), Number(row.Items), Number(row.Elapsed.TotalMilliseconds), Number(row.PerSecond),
                (row.PerSecond / rows[0].PerSecond).ToString("0.00", CultureInfo.InvariantCulture) + "x", Number(row.BytesPerItem));
        }

        AnsiConsole.Write(table);
    }

    public static string Number(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
