using System.Text.RegularExpressions;

namespace StreamTesting.Cli;

/// <summary>Arguments as a POSIX shell takes them.</summary>
internal static class ShellText
{
    private static readonly Regex Plain = new("^[A-Za-z0-9_@%+=:,./-]+$", RegexOptions.CultureInvariant);

    public static string Quoted(string argument) => Plain.IsMatch(argument) ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
