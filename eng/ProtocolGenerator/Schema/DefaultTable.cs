using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ProtocolGenerator.Schema;

/// <summary>Reads DEFAULTS.txt: <c>message field = value</c>; the value <c>null</c> says that a plain struct may be null.</summary>
internal sealed class DefaultTable
{
    private static readonly Regex Line = new(@"^(\w+) (\w+) = (\S+)$", RegexOptions.Multiline);
    private readonly Dictionary<string, string> _values = new();
    private readonly HashSet<string> _unused = new();

    public static DefaultTable Parse(string text)
    {
        var table = new DefaultTable();
        foreach (Match match in Line.Matches(text.Replace("\r", "")))
        {
            string key = $"{match.Groups[1].Value} {match.Groups[2].Value}";
            table._values[key] = match.Groups[3].Value;
            table._unused.Add(key);
        }

        return table;
    }

    public string? Find(string message, string field)
    {
        string key = $"{message} {field}";
        _unused.Remove(key);
        return _values.TryGetValue(key, out string? value) ? value : null;
    }

    /// <summary>Lines that no field asked for: a typing error, or a field that is gone.</summary>
    public IEnumerable<string> Unused => _unused.OrderBy(key => key, System.StringComparer.Ordinal);
}
