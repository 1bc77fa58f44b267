using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Takes one line of a history apart; what a line may not have is refused with a sentence.</summary>
internal static class HistoryLine
{
    private static readonly string[] StepMembers = ["step", "consumer", "outcome", "transaction", "at", "message", "records"];
    private static readonly string[] RecordMembers = ["topic", "partition", "offset", "through", "id", "event"];
    private static readonly string[] HeaderMembers = ["step", "version", "topics"];

    public static IReadOnlyList<string>? Header(JsonElement root, Func<string, Exception> refuse)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "step", refuse) != "history")
        {
            throw refuse("the first line of a history is {\"step\":\"history\",\"version\":1}");
        }

        RefuseOthers(root, HeaderMembers, "the first line", refuse);
        var version = Number(root, "version", refuse) ?? throw refuse("the first line has no 'version'");
        if (version != HistoryFile.Version)
        {
            throw refuse(FormattableString.Invariant($"the history is of version {version}; this reads version {HistoryFile.Version}"));
        }

        if (!root.TryGetProperty("topics", out var topics))
        {
            return null;
        }

        return topics.ValueKind == JsonValueKind.Array && topics.EnumerateArray().All(topic => topic.ValueKind == JsonValueKind.String)
            ? [.. topics.EnumerateArray().Select(topic => topic.GetString()!)]
            : throw refuse("'topics' is no list of names");
    }

    public static bool IsEnd(JsonElement root, out long steps)
    {
        steps = -1;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("step", out var step) || step.ValueKind != JsonValueKind.String || step.GetString() != "end")
        {
            return false;
        }

        if (root.TryGetProperty("steps", out var counted) && counted.ValueKind == JsonValueKind.Number && counted.TryGetInt64(out var number))
        {
            steps = number;
        }

        return true;
    }

    public static HistoryStep Step(JsonElement root, Func<string, Exception> refuse)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw refuse("the line is no JSON object");
        }

        var word = Text(root, "step", refuse) ?? throw refuse("the line has no 'step'");
        if (!HistoryWords.TryRead(word, out HistoryStepKind kind))
        {
            throw refuse($"the step '{word}' is unknown; the steps are {HistoryWords.AllKinds}, end");
        }

        RefuseOthers(root, StepMembers, $"the step '{word}'", refuse);
        return new HistoryStep(kind, Text(root, "consumer", refuse) ?? "")
        {
            Outcome = OutcomeOf(Text(root, "outcome", refuse), refuse),
            Transaction = Text(root, "transaction", refuse),
            Message = Text(root, "message", refuse),
            At = TimeOf(Text(root, "at", refuse), refuse),
            Records = RecordsOf(root, refuse),
        };
    }

    private static ImmutableArray<HistoryRecord> RecordsOf(JsonElement root, Func<string, Exception> refuse)
    {
        if (!root.TryGetProperty("records", out var records))
        {
            return [];
        }

        return records.ValueKind == JsonValueKind.Array
            ? [.. records.EnumerateArray().Select(record => RecordOf(record, refuse))]
            : throw refuse("'records' is no list");
    }

    private static HistoryRecord RecordOf(JsonElement record, Func<string, Exception> refuse)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            throw refuse("a record is no JSON object");
        }

        RefuseOthers(record, RecordMembers, "a record", refuse);
        var partition = Number(record, "partition", refuse) ?? throw refuse("a record has no 'partition'");
        if (partition is < 0 or > int.MaxValue)
        {
            throw refuse(FormattableString.Invariant($"a record has the partition {partition}; partitions begin at 0"));
        }

        return new HistoryRecord(Text(record, "topic", refuse) ?? "", (int)partition, OffsetOf(record, "offset", refuse))
        {
            Through = OffsetOf(record, "through", refuse),
            Id = Text(record, "id", refuse),
            Event = Text(record, "event", refuse),
        };
    }

    private static long OffsetOf(JsonElement record, string name, Func<string, Exception> refuse) => Number(record, name, refuse) switch
    {
        null => -1,
        < 0 and var negative => throw refuse(FormattableString.Invariant($"a record has '{name}' {negative}; offsets begin at 0, and one that is not known is left out")),
        var number => number.Value,
    };

    private static HistoryOutcome OutcomeOf(string? word, Func<string, Exception> refuse) =>
        word is null ? HistoryOutcome.Ok
        : HistoryWords.TryRead(word, out HistoryOutcome outcome) ? outcome
        : throw refuse($"the outcome '{word}' is unknown; it is ok, fail or info");

    private static DateTimeOffset? TimeOf(string? text, Func<string, Exception> refuse) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at
        : throw refuse($"'at' is '{text}', which is no time like 2026-01-07T23:22:51Z");

    private static string? Text(JsonElement root, string name, Func<string, Exception> refuse)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw refuse($"'{name}' is {value.GetRawText()}, which is no text");
    }

    private static long? Number(JsonElement root, string name, Func<string, Exception> refuse)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw refuse($"'{name}' is {value.GetRawText()}, which is no whole number");
    }

    private static void RefuseOthers(JsonElement root, string[] known, string of, Func<string, Exception> refuse)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw refuse($"{of} has a member '{member.Name}', which is unknown; it may have {string.Join(", ", known)}");
            }

            if (!seen.Add(member.Name))
            {
                throw refuse($"{of} has the member '{member.Name}' twice");
            }
        }
    }
}
