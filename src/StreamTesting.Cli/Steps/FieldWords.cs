using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamTesting.Cli;

/// <summary>What a step does to a field, in one word: renamed=payload.user_id:customer_id, missing=payload.amount.</summary>
internal static class FieldWords
{
    public const string OfChanges =
        "introduced=FIELD | removed=FIELD | renamed=FIELD:NAME | added=FIELD:VALUE | restated=FIELD:VALUE | as-text=FIELD | as-number=FIELD | as-decimal=FIELD | as-array=FIELD | as-object=FIELD, several where a version changes several";

    public const string OfFaults =
        "fault=NAME (the domain's own) | missing=FIELD | null=FIELD | empty=FIELD | swapped=FIELD:FIELD | negative=FIELD | absurd=FIELD | wrong=FIELD:VALUE | as-text=FIELD";

    public static FieldChange? Change(string word, string text)
    {
        var (field, rest) = Parts(text);
        return Of<FieldChangeKind>(word) switch
        {
            FieldChangeKind.Added => FieldChange.Added(field, Json(Needed(word, rest, "VALUE"))),
            FieldChangeKind.Introduced => FieldChange.Introduced(text),
            FieldChangeKind.Removed => FieldChange.Removed(text),
            FieldChangeKind.Renamed => FieldChange.Renamed(field, Needed(word, rest, "NAME")),
            FieldChangeKind.Restated => FieldChange.Restated(field, Json(Needed(word, rest, "VALUE"))),
            { } kind => new FieldChange(kind, text),
            null => null,
        };
    }

    public static PayloadFault? Fault(string word, string text, Domain domain)
    {
        if (word == "fault")
        {
            return domain.Faults.FirstOrDefault(fault => fault.Name == text) ?? throw new ArgumentException(
                $"the domain '{domain.Name}' has no fault '{text}'; it has {(domain.Faults.Count == 0 ? "none by name" : string.Join(", ", domain.Faults.Select(fault => fault.Name)))}.");
        }

        var (field, rest) = Parts(text);
        return Of<PayloadFaultKind>(word) switch
        {
            PayloadFaultKind.Missing => PayloadFault.Missing(text),
            PayloadFaultKind.Null => PayloadFault.Null(text),
            PayloadFaultKind.Empty => PayloadFault.Empty(text),
            PayloadFaultKind.Swapped => PayloadFault.Swapped(field, Needed(word, rest, "FIELD")),
            PayloadFaultKind.Negative => PayloadFault.Negative(text),
            PayloadFaultKind.Absurd => PayloadFault.Absurd(text),
            PayloadFaultKind.Wrong => PayloadFault.Wrong(field, Json(Needed(word, rest, "VALUE"))),
            PayloadFaultKind.AsText => PayloadFault.AsText(text),
            _ => null,
        };
    }

    /// <summary>JSON where it is JSON, and a text otherwise.</summary>
    public static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static T? Of<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Where(kind => Kebab.AreSame(kind.ToString(), word)).Select(kind => (T?)kind).FirstOrDefault();

    private static (string Field, string? After) Parts(string text)
    {
        var place = text.IndexOf(':', StringComparison.Ordinal);
        return place < 0 ? (text, null) : (text[..place], text[(place + 1)..]);
    }

    private static string Needed(string word, string? rest, string what) =>
        rest is { Length: > 0 } ? rest : throw new ArgumentException($"{word} lacks its second part; it must be {word}=FIELD:{what}.");
}
