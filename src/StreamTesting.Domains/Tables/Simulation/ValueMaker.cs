using System.Globalization;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>Makes the values of columns.</summary>
internal static class ValueMaker
{
    private const int BigLength = 2_100;
    private const int BigElements = 70;

    private static readonly string[] Words =
    [
        "red", "blue", "green", "small", "large", "Zürich", "café", "naïve", "Łódź", "smörgås", "日本", "emoji 🎉", "it's", "say \"hi\"", "back\\slash", "two\nlines", "tab\there", "",
        "first", "second", "third", "north", "south", "east", "west", "open", "closed", "new", "old", "quick", "slow", "ready",
    ];

    private static readonly DateTime Epoch = new(2020, 1, 1);

    /// <summary>Makes a value, or NULL where that is allowed and the coin says so.</summary>
    public static object? Of(ColumnLayout column, ref RandomSource random) =>
        random.NextCoin(column.IsNotNull ? 0 : column.Model.NullRate) ? null : Of(column.Type, column.Model.Big, ref random);

    private static object Of(SqlType type, bool isBig, ref RandomSource random) => type.Kind switch
    {
        SqlKind.Int16 => type.Name.StartsWith("tinyint", StringComparison.OrdinalIgnoreCase) ? random.NextBelow(100)
            : type.Name.StartsWith("bool", StringComparison.OrdinalIgnoreCase) ? random.NextBelow(2) : random.NextInRange(0, short.MaxValue),
        SqlKind.Int32 => random.NextInRange(0, 65_535),
        SqlKind.Int64 => random.NextCoin(0.1) ? (1L << 53) + random.NextBelow(1_000_000) : random.NextBelow(1_000_000_000),
        SqlKind.UnsignedInt64 => random.NextInRange(0, long.MaxValue - 1),
        SqlKind.Boolean => random.NextBelow(2) == 1,
        SqlKind.Numeric => Number(type.Length!.Value, type.Scale, ref random),
        SqlKind.FreeNumeric => Number(12, (int)random.NextBelow(6), ref random),
        SqlKind.Real => random.NextInRange(-8_000, 8_000) / 8f,
        SqlKind.Double => random.NextInRange(-80_000_000, 80_000_000) / 64.0,
        SqlKind.Text => Text(type.Length ?? 40, isBig, ref random),
        SqlKind.Date => DateOnly.FromDateTime(Epoch).AddDays((int)random.NextBelow(3_650)),
        SqlKind.Time => new TimeOnly(Cut(random.NextBelow(TimeSpan.TicksPerDay), type.Digits)),
        SqlKind.Timestamp => Epoch.AddTicks(Cut(random.NextBelow(3_650 * TimeSpan.TicksPerDay), type.Digits)),
        SqlKind.ZonedTimestamp => new DateTimeOffset(Epoch.AddTicks(Cut(random.NextBelow(3_650 * TimeSpan.TicksPerDay), type.Digits)), TimeSpan.Zero),
        SqlKind.Bytes => Bytes(isBig ? BigLength : (int)random.NextBelow(1 + Math.Min(12, type.Length ?? 12)), ref random),
        SqlKind.Json => Json(isBig, ref random),
        SqlKind.Uuid => random.NextGuid(),
        SqlKind.Enumeration => type.Allowed[(int)random.NextBelow(type.Allowed.Count)],
        SqlKind.Set => Some(type.Allowed, ref random),
        SqlKind.Bit => random.NextBelow(2) == 1,
        SqlKind.Bits => Bits(type.Length!.Value, ref random),
        SqlKind.Year => random.NextInRange(1970, 2100),
        SqlKind.Inet => string.Create(CultureInfo.InvariantCulture, $"10.{random.NextBelow(256)}.{random.NextBelow(256)}.{random.NextBelow(256)}"),
        _ => Array(type.Element!, isBig, ref random),
    };

    private static decimal Number(int digits, int scale, ref RandomSource random)
    {
        var limit = 1L;
        for (var i = 0; i < Math.Min(digits, 15); i++)
        {
            limit *= 10;
        }

        var whole = random.NextInRange(-(limit - 1), limit - 1) / (random.NextCoin(0.8) ? Math.Max(1, limit / 100_000) : 1);
        return new decimal((int)Math.Abs(whole), (int)(Math.Abs(whole) >> 32), 0, whole < 0, (byte)scale);
    }

    private static string Text(int most, bool isBig, ref RandomSource random)
    {
        if (isBig)
        {
            return Big(ref random);
        }

        var text = Words[(int)random.NextBelow(Words.Length)];
        if (most >= 12)
        {
            text = string.Create(CultureInfo.InvariantCulture, $"{text} {random.NextBelow(10_000)}");
        }

        return text.Length <= most ? text : string.Create(CultureInfo.InvariantCulture, $"{random.NextBelow(10)}");
    }

    private static string Big(ref RandomSource random)
    {
        var number = random.NextUInt64();
        var text = new StringBuilder(BigLength);
        while (text.Length < BigLength)
        {
            text.Append(CultureInfo.InvariantCulture, $"{number:x16}");
            number = (number * 6364136223846793005UL) + 1442695040888963407UL;
        }

        return text.ToString(0, BigLength);
    }

    private static byte[] Bytes(int length, ref RandomSource random)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)random.NextBelow(256);
        }

        return bytes;
    }

    private static string Json(bool isBig, ref RandomSource random) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"a": [{{random.NextBelow(100)}}, 2.50, null], "b": "{{(isBig ? Big(ref random) : random.NextBelow(1000))}}"}""");

    private static string Some(IReadOnlyList<string> allowed, ref RandomSource random)
    {
        var chosen = random.NextBelow(1L << Math.Min(62, allowed.Count));
        return string.Join(',', allowed.Where((_, i) => (chosen >> i & 1) == 1));
    }

    private static string Bits(int length, ref RandomSource random)
    {
        var bits = random.NextUInt64();
        return string.Create(length, bits, static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = (char)('0' + ((from >> i) & 1));
            }
        });
    }

    private static object?[] Array(SqlType element, bool isBig, ref RandomSource random)
    {
        var elements = new object?[isBig ? BigElements : (int)random.NextBelow(4)];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = random.NextCoin(0.1) ? null : Of(element, isBig && element.Kind == SqlKind.Text && i == 0, ref random);
        }

        return elements;
    }

    private static long Cut(long ticks, int digits)
    {
        var unit = TimeSpan.TicksPerSecond;
        for (var i = 0; i < digits; i++)
        {
            unit /= 10;
        }

        return ticks - (ticks % unit);
    }
}
