using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>A statement that a capture's recorder executed.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Life">How often the connector had been started before; 0 where it ran before the first start.</param>
/// <param name="Transaction">Its transaction; null before the first start.</param>
/// <param name="IsDown">Whether it ran while the connector was down.</param>
internal sealed record SqlStatement(string Sql, int Life, long? Transaction, bool IsDown)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    public bool Starts(params ReadOnlySpan<string> verbs)
    {
        foreach (var verb in verbs)
        {
            if (Sql.AsSpan().TrimStart().StartsWith(verb, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public bool Is(string pattern) => Regex.IsMatch(Sql, pattern, Options);

    /// <summary>Whether it names a table, with or without its schema, quoted or not.</summary>
    public bool Names(string table) => Is($"""(?<![\w$'])["`]?{Regex.Escape(SimpleName(table))}["`]?(?![\w$'])""");

    /// <summary>Whether it has a value, not as a part of a longer one.</summary>
    public bool Holds(string value) => Is($"""(?<![\w.+-]){Regex.Escape(value)}(?![\w.])""") || Sql.Contains($"'{value}'", StringComparison.Ordinal);

    public static string SimpleName(string table) => table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
