using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StreamTesting.Injection;

/// <summary>
/// A contiguous part of a stream's arrivals. What the shards 1 to n write, put one behind the other file by file, is byte for byte what the
/// whole writes. Each shard makes all arrivals up to its end and writes its own only.
/// </summary>
public readonly record struct Shard
{
    private readonly int _before;
    private readonly int _more;

    /// <summary>Names a shard.</summary>
    /// <param name="number">Which one, from 1.</param>
    /// <param name="of">How many there are, from 1 to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    public Shard(int number, int of)
    {
        if (of is < 1 or > 1_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(of), of, string.Create(CultureInfo.InvariantCulture, $"The number of shards is {of}; it must lie between 1 and 1000000."));
        }

        if (number < 1 || number > of)
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, string.Create(CultureInfo.InvariantCulture, $"The shard is {number} of {of}; it must lie between 1 and {of}."));
        }

        _before = number - 1;
        _more = of - 1;
    }

    /// <summary>The whole: shard 1 of 1, and <c>default</c>.</summary>
    public static Shard Whole => default;

    /// <summary>Which one it is, from 1.</summary>
    public int Number => _before + 1;

    /// <summary>How many there are.</summary>
    public int Of => _more + 1;

    /// <summary>Whether it is all there is.</summary>
    public bool IsWhole => _more == 0;

    /// <summary>Whether nothing comes before it.</summary>
    public bool IsFirst => _before == 0;

    /// <summary>Whether nothing comes after it.</summary>
    public bool IsLast => _before == _more;

    /// <summary>Reads a shard as <c>2/7</c>.</summary>
    /// <param name="text">The number, a slash, and how many there are.</param>
    /// <param name="shard">The shard, or the whole.</param>
    /// <returns>Whether there is such a shard.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Shard shard)
    {
        shard = default;
        var parts = text?.Split('/') ?? [];
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            || of is < 1 or > 1_000_000 || number < 1 || number > of)
        {
            return false;
        }

        shard = new Shard(number, of);
        return true;
    }

    /// <summary>Finds which arrivals belong to it.</summary>
    /// <param name="arrivals">How many the stream has.</param>
    /// <returns>The position of the first, and the one after the last.</returns>
    public (long From, long To) RangeOf(long arrivals) =>
        ((long)((Int128)arrivals * _before / Of), (long)((Int128)arrivals * Number / Of));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");
}
