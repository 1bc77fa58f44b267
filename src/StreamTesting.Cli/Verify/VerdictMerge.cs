using System.Text.Json.Nodes;

namespace StreamTesting.Cli;

/// <summary>
/// Puts verdict files of one stream together: the union of their parts, so that order and grouping don't matter, and a part that is in two files counts once.
/// </summary>
internal static class VerdictMerge
{
    public static VerdictDocument Of(IReadOnlyList<(string Path, VerdictDocument Document)> files)
    {
        var (firstPath, first) = files[0];
        var parts = new Dictionary<int, PartVerdicts>();
        var from = new Dictionary<int, string>();
        foreach (var (path, document) in files)
        {
            Check(firstPath, first, path, document);
            foreach (var (number, part) in document.Parts)
            {
                if (parts.TryAdd(number, part))
                {
                    from[number] = path;
                }
                else if (VerdictWriter.Text(parts[number]) != VerdictWriter.Text(part))
                {
                    throw Refused($"{first.Division.NameOf(number)} is in {from[number]} and in {path}, and they differ: leave the wrong one out.");
                }
            }
        }

        return new VerdictDocument(first.Origin, Division.Read(first.Division.By, first.Division.Of, parts.Keys), parts) { Topic = first.Topic };
    }

    private static void Check(string firstPath, VerdictDocument first, string path, VerdictDocument document)
    {
        if (document.Origin.Seed != first.Origin.Seed)
        {
            throw Refused($"{path} is of seed {document.Origin.Seed}, and {firstPath} of seed {first.Origin.Seed}: only parts of one stream make a whole.");
        }

        if (document.Origin.Partitions != first.Origin.Partitions || Plan(document) != Plan(first))
        {
            throw Refused($"{path} is of the plan '{Text(document)}', and {firstPath} of '{Text(first)}': only parts of one stream make a whole.");
        }

        if (document.Topic != first.Topic)
        {
            throw Refused($"{path} is of {TopicText(document)}, and {firstPath} of {TopicText(first)}: only parts of what one consumer reads make a whole.");
        }

        if (document.Division.By != first.Division.By || document.Division.Of != first.Division.Of)
        {
            throw Refused($"{path} is {Text(document.Division)}, and {firstPath} {Text(first.Division)}: only parts of one division make a whole.");
        }

        if (!Names(document).SequenceEqual(Names(first)))
        {
            throw Refused($"{path} is of the checks {string.Join(", ", Names(document))}, and {firstPath} of {string.Join(", ", Names(first))}: only parts of the same checks make a whole.");
        }
    }

    private static string Plan(VerdictDocument document) => JsonNode.Parse(document.Origin.PlanJson)!.ToJsonString();

    private static string Text(VerdictDocument document) => FormattableString.Invariant($"{document.Origin.Plan}, in {document.Origin.Partitions} partition(s)");

    private static string TopicText(VerdictDocument document) => document.Topic is { } topic ? $"the topic '{topic}'" : "all topics";

    private static string Text(Division division) => division.IsWhole ? "of the whole stream" : FormattableString.Invariant($"one of {division.Of} parts by {division.By}");

    private static IEnumerable<string> Names(VerdictDocument document) => document.Checks.Select(check => check.Check);

    private static CliException Refused(string text) => new(ExitCodes.BadInput, text);
}
