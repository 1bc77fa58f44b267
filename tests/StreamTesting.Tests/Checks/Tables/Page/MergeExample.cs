using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace StreamTesting.Tests;

/// <summary>The smallest stream and merge that show an anomaly; <c>docs/cdc.md</c> is written of them.</summary>
internal sealed record MergeExample(string Anomaly, string Title, string Why, string Right, ChangeSet Changes, string Code, string Asked, Func<TableConsumer, ChangeSet, Task<Verdict>> Judge, TableConsumer Wrong)
{
    public static MergeExample Of(
        string anomaly,
        string title,
        string why,
        string right,
        ChangeRecord[] records,
        Action<Dictionary<string, TableRow>, ChangeRecord> wrong,
        (string Text, Func<TableConsumer, ChangeSet, Task<Verdict>> Judge) asked,
        [CallerArgumentExpression(nameof(wrong))] string code = "") =>
        new(anomaly, title, why, right, StreamTesting.Tests.Changes.Of(records), Unindented(code), asked.Text, asked.Judge, StreamTesting.Tests.Changes.InOrder(wrong));

    public async Task<string> SectionAsync()
    {
        var verdict = await Judge(Wrong, Changes);
        var text = new StringBuilder($"## `{Anomaly}`: {Title}\n\n{Why}\n\n| record | op | key | row | |\n|---|---|---|---|---|\n");
        foreach (var record in Changes.Records)
        {
            var row = record.Event?.After?.ToString() ?? "";
            text.Append(CultureInfo.InvariantCulture, $"| #{record.Number} | {record.Event?.Code ?? "no value"} | {KeyOf(record.CanonicalKey)} | {row} | {Note(record)} |\n");
        }

        var found = verdict.Violations.First(violation => violation.Anomaly == Anomaly);
        text.Append(CultureInfo.InvariantCulture, $"\nWrong:\n\n```csharp\n{Code}\n```\n\n`{Asked}` says:\n\n```text\n{verdict}\n{found.Message}\n  {found.Rule}\n```\n\n{Right}\n");
        return text.ToString();
    }

    private static string KeyOf(string? key) => key is null ? "" : $"`{key}`";

    private static string Note(ChangeRecord record) =>
        record.NewKey is { } newKey ? $"new key `{newKey}`" : record.OldKey is { } oldKey ? $"old key `{oldKey}`" : record.Event?.Source?.TransactionId is { } transaction ? $"transaction {transaction}" : "";

    private static string Unindented(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var indent = lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, index) => index == 0 || line.Length < indent ? line : line[indent..]));
    }
}
