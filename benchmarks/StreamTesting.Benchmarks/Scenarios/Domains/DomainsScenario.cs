using System.Globalization;
using StreamTesting.Injection;
using Spectre.Console;

namespace StreamTesting.Benchmarks;

/// <summary>How fast each domain's arrivals are made, formatted and written, beside the program its document describes, and what they hold in memory.</summary>
internal sealed class DomainsScenario : IScenario
{
    private static readonly Seed Seed = new(1);
    private static readonly int[] Lengths = [100_000, 1_000_000, 10_000_000];

    public string Name => "domains";

    public string Title => "arrivals of each domain on one core: as objects, as JSON to nothing, as JSON in the source's files; a second is one of processor time";

    public Task RunAsync(double scale)
    {
        using var core = SingleCore.Take();
        PrintSpeed((long)(1_000_000 * scale));
        Console.WriteLine("The sources' figures were measured elsewhere, with Python 3.11 on two cores; the ratio is that of what is in bold.");
        PrintLiveHeap(scale);
        return Task.CompletedTask;
    }

    private static void PrintSpeed(long events)
    {
        var table = Table("domain", "arrivals", "objects/s", "JSON/s", "files", "JSON in files/s", "its source", "source's/s", "ratio");
        foreach (var domain in DomainCase.All)
        {
            var stream = domain.Plan(events).Generate(Seed);
            var objects = Meter.MeasureWork(domain.Name, () => Arrivals.Count(stream));
            var json = Meter.MeasureWork(domain.Name, () => Arrivals.Format(stream));
            var files = InFiles(domain, stream);
            table.AddRow(
                Markup.Escape(domain.Name), Number(objects.Items), Number(objects.PerSecond), Number(json.PerSecond, bold: !domain.WritesFiles),
                Number(domain.Files("").Count), Number(files.PerSecond, domain.WritesFiles), Markup.Escape(domain.Source), domain.SourcePerSecond == 0 ? "" : Number(domain.SourcePerSecond),
                domain.SourcePerSecond == 0 ? "" : ((domain.WritesFiles ? files : json).PerSecond / domain.SourcePerSecond).ToString("0.0", CultureInfo.InvariantCulture) + "x");
        }

        AnsiConsole.Write(table);
    }

    private static Measurement InFiles(DomainCase domain, EventStream stream)
    {
        var folder = Directory.CreateTempSubdirectory("streamtesting-bench-").FullName;
        try
        {
            return Meter.MeasureWork(domain.Name, () => stream.WriteToAsync(domain.Files(folder)).GetAwaiter().GetResult().Arrivals);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void PrintLiveHeap(double scale)
    {
        var lengths = Lengths.Select(length => (long)(length * scale)).ToList();
        var table = Table(["domain", .. lengths.Select(length => $"KiB live over {MeasurementTable.Number(length)}")]);
        foreach (var domain in DomainCase.All)
        {
            table.AddRow([Markup.Escape(domain.Name), .. lengths.Select(length => Number(Meter.LiveBytes(domain.Plan(length).Generate(Seed), length) / 1024.0))]);
        }

        AnsiConsole.Write(table);
    }

    private static Table Table(params IReadOnlyList<string> headings)
    {
        var table = new Table().Border(TableBorder.Markdown);
        foreach (var heading in headings)
        {
            table.AddColumn(new Spectre.Console.TableColumn(heading));
        }

        return table;
    }

    private static string Number(double number, bool bold = false) => bold ? $"**{MeasurementTable.Number(number)}**" : MeasurementTable.Number(number);
}
