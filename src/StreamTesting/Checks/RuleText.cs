using System.Globalization;
using System.Text;

namespace StreamTesting;

/// <summary>The words of rules: how often an event arrived and came out, with its numbers.</summary>
internal static class RuleText
{
    private const int MostListed = 6;
    private const int MostShown = 80;

    public static string Arrived(EventTruth known)
    {
        if (known.Copies.Count == 0)
        {
            return Invariant($"arrived once, at position {known.Position}{Poison(known)}");
        }

        return Invariant($"arrived at position {known.Position}{Poison(known)} and again at ") + Copies(known);
    }

    public static string CameOut(long count, IReadOnlyList<OutputPlace> places) => count switch
    {
        0 => "it never came out",
        1 => $"it came out once ({Places(count, places)})",
        _ => Invariant($"it came out {count} times ({Places(count, places)})"),
    };

    public static string Places(long count, IReadOnlyList<OutputPlace> places)
    {
        var shown = places.Take(MostListed).ToList();
        var more = count - shown.Count;
        var text = (shown.Count == 1 ? "output " : "outputs ") + Listed(shown.Select(place => place.Index), more);
        var partitions = shown.Where(place => place.Partition >= 0).GroupBy(place => place.Partition).Select(partition =>
        {
            if (partition.Any(place => place.Offset < 0))
            {
                return Invariant($"partition {partition.Key}");
            }

            var offsets = string.Join(", ", partition.Select(place => place.Offset).Select(offset => Invariant($"{offset}")));
            return Invariant($"partition {partition.Key} {(partition.Count() == 1 ? "offset" : "offsets")} {offsets}");
        });
        return string.Join(", ", partitions.Prepend(text));
    }

    /// <summary>A text of the consumer's in quotes, on one line: control characters are written out, and what is long is cut.</summary>
    public static string Quoted(string text)
    {
        var shown = new StringBuilder("'");
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, MostShown)))
        {
            _ = char.IsControl(letter) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : shown.Append(letter);
        }

        return text.Length <= MostShown ? shown.Append('\'').ToString() : shown.Append(CultureInfo.InvariantCulture, $"...' ({text.Length} characters)").ToString();
    }

    public static string Count(long count, string one, string? many = null) =>
        Invariant($"{count} ") + (count == 1 ? one : many ?? one + "s");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Poison(EventTruth known) => known.IsPoisoned ? $" (poisoned: {PayloadLabel.WordsOf(known.Labels.Payload!.Poison)})" : "";

    private static string Copies(EventTruth known)
    {
        var shown = known.Copies.Take(MostListed).Select(copy => Invariant($"{copy.Position} ({copy.Kind.ToString().ToLowerInvariant()}{(copy.IsReadable ? "" : $", poisoned: {PayloadLabel.WordsOf(copy.Poison)}")})"));
        var more = known.Copies.Count - MostListed;
        return string.Join(", ", shown) + (more > 0 ? Invariant($" and {more} times more") : "");
    }

    private static string Listed(IEnumerable<long> numbers, long more)
    {
        var all = numbers.Select(number => Invariant($"{number}")).ToList();
        if (more > 0)
        {
            return Invariant($"{string.Join(", ", all)} and {more} more");
        }

        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }
}
