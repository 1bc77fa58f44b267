using System.Collections.Frozen;

namespace StreamTesting;

/// <summary>The words for steps and outcomes in a history file.</summary>
internal static class HistoryWords
{
    private static readonly FrozenDictionary<string, HistoryStepKind> Kinds =
        Enum.GetValues<HistoryStepKind>().ToFrozenDictionary(Of, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, HistoryOutcome> Outcomes =
        Enum.GetValues<HistoryOutcome>().ToFrozenDictionary(Of, StringComparer.Ordinal);

    public static string AllKinds { get; } = string.Join(", ", Enum.GetValues<HistoryStepKind>().Select(Of));

    public static string Of(HistoryStepKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(HistoryOutcome outcome) => outcome.ToString().ToLowerInvariant();

    public static bool TryRead(string word, out HistoryStepKind kind) => Kinds.TryGetValue(word, out kind);

    public static bool TryRead(string word, out HistoryOutcome outcome) => Outcomes.TryGetValue(word, out outcome);
}
