using System.Globalization;
using System.Numerics;

namespace StreamTesting.Domains;

/// <summary>Writes values as Debezium sends them.</summary>
internal static class ValueJson
{
    private const long MicrosPerSecond = 1_000_000;

    public static void Write(ref Utf8Output json, SqlType type, WireForm form, DebeziumOptions debezium, object? value)
    {
        switch (value)
        {
            case null:
                json.Raw("null"u8);
                break;
            case long number:
                json.Number(number);
                break;
            case bool flag:
                json.Boolean(flag);
                break;
            case string bits when type.Kind == SqlKind.Bits:
                json.Base64(BitBytes(bits));
                break;
            case string text:
                json.Text(text);
                break;
            case decimal number:
                Decimal(ref json, number, type, debezium.Decimals);
                break;
            case float number:
                json.Floating(number);
                break;
            case double number:
                json.Floating(number);
                break;
            case DateOnly date when form.IsText:
                json.Text(date.ToString("yyyy-MM-dd'Z'", CultureInfo.InvariantCulture));
                break;
            case DateOnly date:
                json.Number(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
                break;
            case TimeOnly time:
                Time(ref json, time, form);
                break;
            case DateTime moment:
                Moment(ref json, moment, form);
                break;
            case DateTimeOffset moment:
                json.Text(Zoned(moment.UtcDateTime, debezium.IsPostgres));
                break;
            case byte[] bytes:
                Bytes(ref json, bytes, debezium.Binaries);
                break;
            case Guid uuid:
                json.Text(uuid.ToString());
                break;
            case object?[] elements:
                Elements(ref json, elements, type.Element!, form, debezium);
                break;
        }
    }

    /// <summary>A number without its point, in the bytes of Java's BigInteger: big end first, the fewest that keep the sign.</summary>
    internal static byte[] Unscaled(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var whole = (BigInteger)(((UInt128)(uint)bits[2] << 64) | ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return (bits[3] < 0 ? -whole : whole).ToByteArray(isBigEndian: true);
    }

    private static void Decimal(ref Utf8Output json, decimal number, SqlType type, DecimalMode mode)
    {
        switch (mode)
        {
            case DecimalMode.String:
                json.Text(number.ToString(CultureInfo.InvariantCulture));
                break;
            case DecimalMode.Double:
                json.Floating((double)number);
                break;
            case DecimalMode.Precise when type.Kind == SqlKind.FreeNumeric:
                json.Raw("{\"scale\":"u8);
                json.Number(number.Scale);
                json.Raw(",\"value\":"u8);
                json.Base64(Unscaled(number));
                json.Byte((byte)'}');
                break;
            default:
                json.Base64(Unscaled(number));
                break;
        }
    }

    private static void Time(ref Utf8Output json, TimeOnly time, WireForm form)
    {
        if (form.IsText)
        {
            json.Text(time.ToString("HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
            return;
        }

        json.Number(InDigits(time.Ticks / TimeSpan.TicksPerMicrosecond, form.Digits));
    }

    private static void Moment(ref Utf8Output json, DateTime moment, WireForm form)
    {
        if (form.IsText)
        {
            json.Text(moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
            return;
        }

        json.Number(InDigits(UnixTicks.Micros(moment.Ticks), form.Digits));
    }

    private static string Zoned(DateTime utc, bool isPostgres) =>
        utc.ToString(isPostgres ? "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    private static long InDigits(long micros, int digits) => digits switch
    {
        3 => micros / (MicrosPerSecond / 1_000),
        9 => micros * 1_000,
        _ => micros,
    };

    private static void Bytes(ref Utf8Output json, byte[] bytes, BinaryMode mode)
    {
        switch (mode)
        {
            case BinaryMode.Hex:
                json.Text(Convert.ToHexStringLower(bytes));
                break;
            case BinaryMode.Base64UrlSafe:
                json.Text(Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_'));
                break;
            default:
                json.Base64(bytes);
                break;
        }
    }

    private static byte[] BitBytes(string bits)
    {
        var bytes = new byte[(bits.Length + 7) / 8];
        for (var i = 0; i < bits.Length; i++)
        {
            var place = bits.Length - 1 - i;
            bytes[place / 8] |= (byte)((bits[i] - '0') << (place % 8));
        }

        // Debezium sends no more bytes than are needed.
        var length = bytes.Length;
        while (length > 0 && bytes[length - 1] == 0)
        {
            length--;
        }

        return bytes[..length];
    }

    private static void Elements(ref Utf8Output json, object?[] elements, SqlType type, WireForm form, DebeziumOptions debezium)
    {
        json.Byte((byte)'[');
        for (var i = 0; i < elements.Length; i++)
        {
            if (i > 0)
            {
                json.Byte((byte)',');
            }

            Write(ref json, type, form, debezium, elements[i]);
        }

        json.Byte((byte)']');
    }
}
