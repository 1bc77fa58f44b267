using System.CommandLine;
using System.Text.Json;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary><c>summary</c>: measures a file of JSON lines, or a truth file.</summary>
internal static class SummaryCommand
{
    public static Command Make(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "JSON lines in arrival order, or a truth file; - is standard input." };
        var fields = new StreamFields();
        var threshold = Opt.Time("--late-threshold", "From which delay on an event counts as late.", TimeSpan.FromMinutes(10));
        var bad = BadLines.Option();
        var command = new Command("summary", "Measures any stream file: duplicates, order, lateness.") { file, threshold, bad };
        fields.All.ToList().ForEach(command.Add);
        command.SetAction((result, cancellationToken) => Task.Run(
            () =>
            {
                var path = result.GetValue(file)!;
                var lateThreshold = result.GetValue(threshold)!.Value;
                var measured = new StreamMeasurement(lateThreshold);
                var problems = BadLines.Of(path, result.GetValue(bad), console);
                using var input = path == "-" ? console.Input : File.OpenRead(path);
                var summary = Measure(input, path, fields.Of(result), measured, problems, cancellationToken);
                console.Write(SummaryText.Of(path == "-" ? "standard input" : path, measured, lateThreshold));
                console.Write(summary is null ? "" : SummaryText.Of(summary));
                problems.Tell();
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }

    private static TruthSummary? Measure(
        Stream input, string path, (string Id, string Type, string? Key, string EventTime, string ArrivalTime) fields, StreamMeasurement measured, BadLines problems, CancellationToken cancellationToken)
    {
        using var buffered = new BufferedStream(input, 1 << 16);
        var first = Peek(buffered, out var all);
        if (first.StartsWith("{\"line\":\"header\"", StringComparison.Ordinal))
        {
            return Truth(all, path, measured, cancellationToken);
        }

        foreach (var (number, bytes) in TextLines.Of(all))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(number, bytes, fields, measured, problems);
        }

        return null;
    }

    private static TruthSummary? Truth(Stream input, string path, StreamMeasurement measured, CancellationToken cancellationToken)
    {
        TruthSummary? summary = null;
        foreach (var line in TruthFile.ReadLines(input, path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            summary = line as TruthSummary ?? summary;
            if (line is TruthArrival arrival)
            {
                measured.Add(new MeasuredArrival(arrival.EventId, arrival.EventTime)
                {
                    Type = arrival.Type, Lane = new Lane(arrival.Topic, arrival.Partition), Key = arrival.Key, ArrivalTime = arrival.ArrivalTime,
                });
            }
        }

        return summary;
    }

    private static void Add(
        long number, ReadOnlyMemory<byte> bytes, (string Id, string Type, string? Key, string EventTime, string ArrivalTime) fields, StreamMeasurement measured, BadLines problems)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (FieldPaths.Text(root, fields.Id) is not { } id)
            {
                problems.Take(number, $"it has no {fields.Id} (--id-field).");
            }
            else if (FieldPaths.Time(root, fields.EventTime) is not { } happened)
            {
                problems.Take(number, $"it has no time in {fields.EventTime} (--event-time-field).");
            }
            else
            {
                measured.Add(new MeasuredArrival(id, happened)
                {
                    Type = FieldPaths.Text(root, fields.Type),
                    Key = fields.Key is null ? null : FieldPaths.Text(root, fields.Key) ?? "",
                    ArrivalTime = FieldPaths.Time(root, fields.ArrivalTime),
                });
            }
        }
        catch (JsonException e)
        {
            problems.Take(number, $"it is no JSON (at byte {e.BytePositionInLine ?? 0}).");
        }
    }

    /// <summary>Looks at how the input begins; <paramref name="all"/> is the input from there on.</summary>
    private static string Peek(Stream input, out Stream all)
    {
        var start = new byte[19];
        var length = input.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        all = new PrefixedStream(start.AsMemory(0, length), input);
        return System.Text.Encoding.UTF8.GetString(start, 0, length).TrimStart('\uFEFF');
    }
}
