using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>What the statements of a capture declare: types of their own, and defaults of columns.</summary>
internal sealed class DeclaredTypes
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;
    private static readonly Regex Type = new(@"CREATE\s+TYPE\s+(\S+)\s+AS\s*(ENUM\b|\()", Options);
    private static readonly Regex Domain = new(@"CREATE\s+DOMAIN\s+(\S+)\s+AS\s+([a-z ]+?(?:\([\d, ]*\))?(?:\[\])?)\s*(?:;|$|\b(?:CHECK|NOT|NULL|DEFAULT|COLLATE|CONSTRAINT)\b)", Options);
    private static readonly Regex Table = new(@"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(\S+)\s*\((.*)\)", Options);
    private static readonly Regex Alter = new(@"ALTER\s+TABLE\s+(?:ONLY\s+)?(\S+)\s+(.*)", Options);
    private static readonly Regex Default = new(
        @"(?:^|,)\s*(?:(?:ADD|ALTER|MODIFY)\s+(?:COLUMN\s+)?(?:IF\s+NOT\s+EXISTS\s+)?)?[""`]?([\w$]+)[""`]?\s(?:[^,(]|\([^)]*\))*?\bDEFAULT\s+('(?:[^']|'')*'|[\w.+-]+)",
        Options);

    private readonly Dictionary<string, ColumnType> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Table, string Column), string> _defaults = [];

    public DeclaredTypes(IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            if (Type.Match(statement) is { Success: true } type)
            {
                _types[Plain(type.Groups[1].Value)] = new ColumnType(type.Groups[2].Value == "(" ? ColumnKind.Composite : ColumnKind.Enumeration);
            }
            else if (Domain.Match(statement) is { Success: true } domain)
            {
                _types[Plain(domain.Groups[1].Value)] = Of(domain.Groups[2].Value.Trim());
            }
            else if ((Table.Match(statement) is { Success: true } made ? made : Alter.Match(statement)) is { Success: true } table)
            {
                foreach (Match column in Default.Matches(table.Groups[2].Value))
                {
                    var value = column.Groups[2].Value;
                    _defaults[(Plain(table.Groups[1].Value), column.Groups[1].Value)] = value is ['\'', ..] ? value[1..^1].Replace("''", "'", StringComparison.Ordinal) : value;
                }
            }
        }
    }

    public ColumnType Of(string type) => type.EndsWith("[]", StringComparison.Ordinal) ? ColumnType.ArrayOf(Of(type[..^2]))
        : _types.TryGetValue(Plain(type), out var declared) ? declared
        : ColumnType.Of(type);

    public string? DefaultOf(string table, string column) => _defaults.GetValueOrDefault((Plain(table), column));

    /// <summary>A name without its schema and quotes.</summary>
    private static string Plain(string name) => name.Replace("\"", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal) is var plain
        && plain.LastIndexOf('.') is >= 0 and var dot ? plain[(dot + 1)..] : plain;
}
