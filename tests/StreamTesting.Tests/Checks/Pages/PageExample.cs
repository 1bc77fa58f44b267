using System.Globalization;
using System.Text;

namespace StreamTesting.Tests.Checks.Pages;

/// <summary>The worked example of a page about a check: some arrivals, what a consumer made of them, and what the check says of it.</summary>
internal sealed record PageExample(string Page, Type Check, string Section)
{
    public const string Heading = "## A worked example";

    public static PageExample Of<T>(string page, string told, ICheck<T> check, string asked, params (string Told, T Value)[] outputs)
    {
        var text = new StringBuilder($"{Heading}\n\n{told}\n\n| position | event | key | event time | |\n|---|---|---|---|---|\n");
        foreach (var arrival in check.Truth.Arrivals)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {arrival.Position} | {arrival.Event.Id} | {arrival.Event.Key} | {arrival.Event.EventTime.UtcDateTime:HH:mm:ss.fff} | {Note(arrival)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nA wrong consumer puts out:\n\n| output | |\n|---|---|\n");
        for (var i = 0; i < outputs.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {i} | {outputs[i].Told} |\n");
        }

        var verdict = outputs.Select(output => output.Value).AsObserved().Judge(check);
        text.Append(CultureInfo.InvariantCulture, $"\n`{asked}` says:\n\n```text\n{verdict}\n{string.Join("\n", verdict.Violations.OrderBy(violation => violation.At).ThenBy(violation => violation.Anomaly, StringComparer.Ordinal))}\n");
        foreach (var (reason, count) in verdict.Allowed.Select(pair => ($"allowed, {pair.Key}", pair.Value)).Concat(verdict.MayBy.Select(pair => ($"may, {pair.Key}", pair.Value))))
        {
            text.Append(CultureInfo.InvariantCulture, $"{reason}: {count}\n");
        }

        return new PageExample(page, check.GetType().GetGenericTypeDefinition(), text.Append("```\n").ToString());
    }

    private static string Note(Arrival arrival) => arrival.Labels switch
    {
        { IsPoisoned: true } => $"poisoned: {PayloadLabel.WordsOf(arrival.Labels.Payload!.Poison)}",
        { IsDuplicate: true } => "again",
        _ => "",
    };
}
