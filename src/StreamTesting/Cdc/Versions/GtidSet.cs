using System.Globalization;

namespace StreamTesting;

/// <summary>
/// Global transaction ids as MySQL (<c>uuid:1-5:7,uuid2:3</c>, also with tags: <c>uuid:tag:1-5</c>) and MariaDB (<c>0-1-123</c>, <c>0-1-5,1-1-7</c>)
/// write them. Immutable.
/// </summary>
internal sealed class GtidSet
{
    private readonly Dictionary<string, List<(long First, long Last)>> _sources = new(StringComparer.OrdinalIgnoreCase);
    private bool _isMariaDb;

    private GtidSet()
    {
    }

    private bool IsOne => _sources.Count == 1 && _sources.Values.First() is [var (first, last)] && first == last;

    /// <summary>Null where the text is no GTID nor a set of them.</summary>
    public static GtidSet? TryParse(string text)
    {
        var set = new GtidSet();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!(part.Contains(':', StringComparison.Ordinal) ? set.AddMySql(part) : set.AddMariaDb(part)))
            {
                return null;
            }
        }

        return set;
    }

    public VersionComparison CompareTo(GtidSet other)
    {
        if (_isMariaDb != other._isMariaDb)
        {
            return VersionComparison.Unknown;
        }

        if (IsOne && other.IsOne && !_isMariaDb)
        {
            var (mine, theirs) = (_sources.First(), other._sources.First());
            return string.Equals(mine.Key, theirs.Key, StringComparison.OrdinalIgnoreCase)
                ? VersionOrder.Of(mine.Value[0].Last.CompareTo(theirs.Value[0].Last))
                : VersionComparison.Unknown;
        }

        return (other.Includes(this), Includes(other)) switch
        {
            (true, true) => VersionComparison.Equal,
            (true, false) => VersionComparison.Older,
            (false, true) => VersionComparison.Newer,
            _ => VersionComparison.Unknown,
        };
    }

    private bool Includes(GtidSet other) => other._sources.All(source => _sources.TryGetValue(source.Key, out var mine)
        && source.Value.All(range => mine.Exists(known => known.First <= range.First && known.Last >= range.Last)));

    private bool AddMySql(string text)
    {
        var parts = text.Split(':', StringSplitOptions.TrimEntries);
        var source = parts[0];
        var ranges = 0;
        foreach (var part in parts.Skip(1))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (part.Length == 0 || !char.IsAsciiDigit(part[0]))
            {
                source = $"{parts[0]}:{part}";
                continue;
            }

            if (ends.Length > 2 || Number(ends[0]) is not { } first || Number(ends[^1]) is not { } last || last < first)
            {
                return false;
            }

            Add(source, first, last);
            ranges++;
        }

        return source.Length > 0 && ranges > 0;
    }

    /// <summary>MariaDB's position in a domain stands for all before it: the server number is not part of the order.</summary>
    private bool AddMariaDb(string text)
    {
        var parts = text.Split('-');
        if (parts.Length != 3 || Number(parts[0]) is not { } domain || Number(parts[1]) is null || Number(parts[2]) is not { } sequence)
        {
            return false;
        }

        _isMariaDb = true;
        Add(domain.ToString(CultureInfo.InvariantCulture), 0, sequence);
        return true;
    }

    private void Add(string source, long first, long last)
    {
        if (!_sources.TryGetValue(source, out var ranges))
        {
            _sources[source] = ranges = [];
        }

        var touching = ranges.Where(range => range.First <= last + 1 && first <= range.Last + 1).ToList();
        ranges.RemoveAll(touching.Contains);
        ranges.Add((touching.Select(range => range.First).Append(first).Min(), touching.Select(range => range.Last).Append(last).Max()));
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
