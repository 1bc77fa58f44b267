using System.Text;

namespace StreamTesting.Tests.Checks.BadInput;

/// <summary>Collects what a user is told of one bad input after the other, as one text.</summary>
internal sealed class Told
{
    private readonly StringBuilder _text = new();

    public Told Of<T>(string input, ICheck<T> check, params T[] outputs) => Add(input, () => Of(outputs.AsObserved().Judge(check)));

    public Told OfObserved<T>(string input, ICheck<T> check, params Observed<T>[] outputs) => Add(input, () => Of(outputs.Judge(check)));

    public Told Add(string input, Func<string> act)
    {
        _text.Append(input).Append('\n');
        try
        {
            _text.Append(act());
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException)
        {
            _text.Append("  ").Append(exception.GetType().Name).Append(": ").Append(exception.Message.ReplaceLineEndings("\n    ")).Append('\n');
        }

        return this;
    }

    public override string ToString() => _text.ToString();

    private static string Of(Verdict verdict)
    {
        var text = new StringBuilder();
        foreach (var violation in verdict.Violations.Where(violation => violation.Outputs.Count > 0).OrderBy(violation => violation.At).ThenBy(violation => violation.Anomaly, StringComparer.Ordinal))
        {
            text.Append("  ").Append(violation).Append('\n');
        }

        foreach (var (reason, count) in verdict.Allowed)
        {
            text.Append(RuleText.Invariant($"  allowed: {count} {reason}\n"));
        }

        if (verdict.Error is { } error)
        {
            text.Append(RuleText.Invariant($"  {verdict.Outcome}, {verdict.Ending}: {error.GetType().Name}: {error.Message}\n"));
        }

        if (verdict.NothingCompared is { } why)
        {
            text.Append(RuleText.Invariant($"  {verdict.Outcome}, nothing was compared: {why}\n"));
        }

        return text.Length == 0 ? RuleText.Invariant($"  {verdict}\n") : text.ToString();
    }
}
