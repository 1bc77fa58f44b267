using System.Globalization;
using System.Text;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Conformance.Tests;

/// <summary>The table of all files: printed at the end, whatever the test runner shows of a passed test, and kept beside the test assembly.</summary>
public sealed class Conformance(IMessageSink sink) : IDisposable
{
    private readonly SortedDictionary<string, Comparison> _files = new(StringComparer.Ordinal);

    /// <summary>Prints the table.</summary>
    public void Dispose()
    {
        if (_files.Count == 0)
        {
            return;
        }

        var table = new StringBuilder($"conformance with the runs recorded in {RecordedFiles.Folder}\n");
        foreach (var (file, comparison) in _files)
        {
            table.Append(Row(file, comparison)).Append('\n');
        }

        table.AppendJoin("", RecordedFiles.Names.Where(file => !Replays.IsKnown(file)).Select(file => $"{file,-34} has no oracle\n"));
        table.Append(Row("all", [.. _files.Values]));
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "conformance.txt"), table + "\n");
        sink.OnMessage(new DiagnosticMessage(table.ToString()));
    }

    internal string Add(string file, Comparison comparison)
    {
        _files.Add(file, comparison);
        return Row(file, comparison);
    }

    private static string Row(string file, params IReadOnlyCollection<Comparison> comparisons) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file,-34} {comparisons.Sum(one => one.Runs),6} runs {comparisons.Sum(one => one.Outputs),8} outputs {comparisons.Sum(one => one.MustNots),7} must-nots {comparisons.Sum(one => one.Counters),6} counters"
            + $" {comparisons.Sum(one => one.Mismatches),6} mismatches {comparisons.Sum(one => one.Mays),5} may{Doubts(comparisons)}");

    private static string Doubts(IReadOnlyCollection<Comparison> comparisons)
    {
        var doubts = comparisons.SelectMany(one => one.Doubts).GroupBy(doubt => doubt.Key, doubt => doubt.Value).ToList();
        return doubts.Count == 0 ? "" : $" ({string.Join(", ", doubts.Select(doubt => $"{doubt.Key} {doubt.Sum()}"))})";
    }
}
