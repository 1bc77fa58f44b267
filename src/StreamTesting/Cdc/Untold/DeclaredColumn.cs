using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>What a statement declares of a column.</summary>
/// <param name="Name">The column.</param>
/// <param name="Declaration">Its type and all that follows.</param>
internal sealed record DeclaredColumn(string Name, string Declaration)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    /// <summary>The expression behind DEFAULT; null where there is none.</summary>
    public string? Default => Regex.Match(Declaration, """\bDEFAULT\s+(?<value>'(?:[^']|'')*'|\([^)]*\)|[^\s,]+(?:\([^)]*\))?)""", Options) is { Success: true } match
        ? match.Groups["value"].Value
        : null;

    public bool IsGenerated => Regex.IsMatch(Declaration, @"\bGENERATED\s+ALWAYS\s+AS\s*\(|\bAS\s*\([^)]*\)\s*(STORED|PERSISTENT|VIRTUAL)", Options);

    /// <summary>The default as the database would show it; null where it is an expression.</summary>
    public static string? Literal(string expression)
    {
        var text = Regex.Replace(expression.Trim(), @"::[\w\s\[\]]+$", "", Options);
        while (text is ['(', .., ')'])
        {
            text = text[1..^1].Trim();
        }

        return text is ['\'', .., '\''] ? text[1..^1].Replace("''", "'", StringComparison.Ordinal)
            : Regex.IsMatch(text, @"^[+-]?[\d.]+(e[+-]?\d+)?$|^true$|^false$", Options) ? text
            : Regex.Match(text, @"^[bBxX]'(?<bits>[0-9a-fA-F]*)'$", Options) is { Success: true } bits ? bits.Groups["bits"].Value
            : null;
    }

    /// <summary>The columns that CREATE TABLE or ALTER TABLE ... ADD COLUMN declare for a table.</summary>
    public static IEnumerable<DeclaredColumn> In(SqlStatement statement, string table)
    {
        if (!statement.Names(table))
        {
            yield break;
        }

        var body = statement.Is(@"^\s*CREATE\s+(UNLOGGED\s+)?TABLE\b") ? Inside(statement.Sql)
            : statement.Is(@"^\s*ALTER\s+TABLE\b") ? Regex.Replace(statement.Sql, @"^\s*ALTER\s+TABLE\s+(ONLY\s+)?\S+\s+", "", Options)
            : "";
        foreach (var part in Parts(body))
        {
            var added = Regex.Match(part, """^\s*(ADD\s+(COLUMN\s+)?(IF\s+NOT\s+EXISTS\s+)?)?["`]?(?<name>\w+)["`]?\s+(?<rest>.+)$""", Options);
            if (added.Success)
            {
                yield return new DeclaredColumn(added.Groups["name"].Value, added.Groups["rest"].Value);
            }
        }
    }

    private static string Inside(string sql)
    {
        var (start, end) = (sql.IndexOf('(', StringComparison.Ordinal), sql.LastIndexOf(')'));
        return start >= 0 && end > start ? sql[(start + 1)..end] : "";
    }

    /// <summary>The parts between the commas that stand in no brackets and no quotes.</summary>
    private static IEnumerable<string> Parts(string body)
    {
        var (depth, start, inText) = (0, 0, false);
        for (var i = 0; i < body.Length; i++)
        {
            inText ^= body[i] == '\'';
            depth += inText ? 0 : body[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (body[i] == ',' && depth == 0 && !inText)
            {
                yield return body[start..i];
                start = i + 1;
            }
        }

        yield return body[start..];
    }
}
