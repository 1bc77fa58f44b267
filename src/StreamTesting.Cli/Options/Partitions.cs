using System.Globalization;

namespace StreamTesting.Cli;

/// <summary>Partitions apart by commas.</summary>
internal static class Partitions
{
    public static IReadOnlyList<int> Of(string option, string? list, int count) => [.. (list?.Split(',') ?? []).Select(text =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < count
            ? number
            : throw CliException.Usage(FormattableString.Invariant($"{option} is '{list}'; it must be numbers from 0 to {count - 1}, apart by commas: the stream has {count} partition(s). (--partitions says over how many it was injected.)")))];
}
