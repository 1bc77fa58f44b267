using System.Globalization;

namespace StreamTesting.Tests;

/// <summary>
/// Small histories as text: <c>who step partition:offset-through=id ... !outcome @transaction</c>, several steps separated by semicolons. All of the topic orders.
/// </summary>
internal static class Histories
{
    public const string Topic = "orders";

    public static IReadOnlyList<HistoryStep> Of(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Step)];

    public static Verdict Judged(this IEnumerable<HistoryStep> steps, ReadingMode? mode = null, GroundTruth? truth = null) =>
        steps.AsObserved().Judge(new ConsumerReading(mode, truth));

    /// <summary>The anomalies with their counts, as <c>lost-write 3, poll-skip 1</c>.</summary>
    public static string Found(this Verdict verdict) =>
        string.Join(", ", verdict.Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {count.Value.Violations}")));

    private static HistoryStep Step(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new HistoryStep(Enum.Parse<HistoryStepKind>(words[1], ignoreCase: true), words[0])
        {
            Records = [.. words.Skip(2).Where(word => char.IsDigit(word[0])).Select(Record)],
            Outcome = Enum.Parse<HistoryOutcome>(words.FirstOrDefault(word => word[0] == '!')?[1..] ?? "ok", ignoreCase: true),
            Transaction = words.FirstOrDefault(word => word[0] == '@')?[1..],
        };
    }

    private static HistoryRecord Record(string word)
    {
        var parts = word.Split('=');
        var place = parts[0].Split(':');
        var offsets = place.Length > 1 && place[1].Length > 0 ? place[1].Split('-') : [];
        return new HistoryRecord(Topic, Number(place[0]), offsets.Length > 0 ? Number(offsets[0]) : -1)
        {
            Through = offsets.Length > 1 ? Number(offsets[1]) : -1,
            Id = parts.Length > 1 ? parts[1] : null,
        };
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
