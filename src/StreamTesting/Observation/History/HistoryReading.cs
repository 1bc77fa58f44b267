using System.Text.Json;

namespace StreamTesting;

/// <summary>Reads a history line by line and refuses what is not one.</summary>
internal static class HistoryReading
{
    public static IEnumerable<HistoryStep> Of(TextReader reader, string name, bool mayBeCutOff)
    {
        var number = 1L;
        var topics = Header(reader.ReadLine(), name);
        var open = new SortedSet<string>(StringComparer.Ordinal);
        var steps = 0L;
        var ended = false;
        for (var line = reader.ReadLine(); line is not null;)
        {
            number++;
            var next = reader.ReadLine();
            if (ended)
            {
                throw new HistoryFormatException(name, number, "there is a line after the last one, 'end'");
            }

            if (Parsed(line, isLast: next is null, mayBeCutOff, name, number) is { } root)
            {
                if (IsEnd(root, name, number, out var counted))
                {
                    RefuseMiscount(counted, steps, name, number);
                    ended = true;
                }
                else
                {
                    var step = StepOf(root, topics, name, number);
                    steps++;
                    Note(step, open);
                    yield return step;
                }
            }

            line = next;
        }

        if (!ended && !mayBeCutOff)
        {
            throw new HistoryFormatException(name, number, FormattableString.Invariant($"the file ends without its last line, {{\"step\":\"end\",\"steps\":{steps}}}: it was cut off. Where its consumer was killed on purpose, read it with mayBeCutOff"));
        }

        foreach (var consumer in ended ? [] : open)
        {
            yield return new HistoryStep(HistoryStepKind.Crash, consumer) { Message = "the file ends here" };
        }
    }

    private static IReadOnlyList<string>? Header(string? line, string name)
    {
        if (line is null)
        {
            throw new HistoryFormatException(name, 1, "it is empty; the first line of a history is {\"step\":\"history\",\"version\":1}");
        }

        var root = Parsed(line, isLast: false, mayBeCutOff: false, name, 1)!.Value;
        return Unicode(() => HistoryLine.Header(root, fault => new HistoryFormatException(name, 1, fault)), name, 1);
    }

    private static T Unicode<T>(Func<T> read, string name, long number)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException exception)
        {
            throw new HistoryFormatException(name, number, "a text of the line is no Unicode: it has half a surrogate pair", exception);
        }
    }

    private static JsonElement? Parsed(string line, bool isLast, bool mayBeCutOff, string name, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            if (isLast && mayBeCutOff)
            {
                return null;
            }

            var at = FormattableString.Invariant($"at byte {exception.BytePositionInLine + 1}");
            var fault = line.Length == 0 ? "the line is empty" : isLast ? $"the line is cut off or damaged {at}: {Shown(line)}" : $"the line is no JSON {at}: {Shown(line)}";
            throw new HistoryFormatException(name, number, fault, exception);
        }
    }

    private static HistoryStep StepOf(JsonElement root, IReadOnlyList<string>? topics, string name, long number)
    {
        var step = Unicode(() => HistoryLine.Step(root, fault => new HistoryFormatException(name, number, fault)), name, number);
        var fault = step.Fault() ?? step.Records
            .Where(record => topics is not null && !topics.Contains(record.Topic))
            .Select(record => $"a record of '{HistoryWords.Of(step.Kind)}' is of the topic '{record.Topic}', and this history is of {string.Join(", ", topics!)}")
            .FirstOrDefault();
        return fault is null ? step : throw new HistoryFormatException(name, number, fault);
    }

    private static bool IsEnd(JsonElement root, string name, long number, out long counted)
    {
        (var isEnd, counted) = Unicode(() => (HistoryLine.IsEnd(root, out var steps), steps), name, number);
        return isEnd;
    }

    private static void RefuseMiscount(long counted, long steps, string name, long number)
    {
        if (counted < 0)
        {
            throw new HistoryFormatException(name, number, "the last line, 'end', does not say how many 'steps' there are");
        }

        if (counted != steps)
        {
            throw new HistoryFormatException(name, number, FormattableString.Invariant($"the last line says that there are {counted} steps, and there are {steps}: lines are missing or were added"));
        }
    }

    private static void Note(HistoryStep step, SortedSet<string> open)
    {
        if (step.Kind is HistoryStepKind.Close or HistoryStepKind.Crash)
        {
            open.Remove(step.Consumer);
        }
        else if (step.Kind is not HistoryStepKind.Send)
        {
            open.Add(step.Consumer);
        }
    }

    private static string Shown(string line) => line.Length <= 60 ? line : line[..57] + "...";
}
