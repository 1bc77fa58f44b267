using System.Text.RegularExpressions;

namespace StreamTesting.Cli;

/// <summary>Names as the command line writes them: UpTo is up-to.</summary>
internal static class Kebab
{
    private static readonly Regex Border = new("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant);

    public static string Of(string name) => Border.Replace(name, "-").ToLowerInvariant();

    /// <summary>Whether two names are the same, as up-to and upTo (the name in a plan's JSON) are.</summary>
    public static bool AreSame(string left, string right) =>
        string.Equals(left.Replace("-", "", StringComparison.Ordinal), right.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
