using System.Buffers.Text;
using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Writes JSON into a span that is large enough (<see cref="MostBytesOf"/>). Texts are escaped as Python's <c>ensure_ascii</c> does.</summary>
internal ref struct JsonText(Span<byte> output)
{
    private const decimal MostAmount = 10_000_000_000_000m;
    private readonly Span<byte> _output = output;
    private int _length;

    public readonly int Length => _length;

    public readonly ReadOnlySpan<byte> Written => _output[.._length];

    /// <summary>How many bytes a text takes at the most, with its quotes.</summary>
    public static int MostBytesOf(string? text) => text is null ? 4 : (6 * text.Length) + 2;

    public void Raw(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(_output[_length..]);
        _length += text.Length;
    }

    /// <summary>Writes what comes before a text, without its opening quote, and the text.</summary>
    public void Text(scoped ReadOnlySpan<byte> before, string? text)
    {
        Raw(before);
        if (text is null)
        {
            Raw("null"u8);
            return;
        }

        var output = _output[_length..];
        output[0] = (byte)'"';
        var length = JsonEscapes.TryCopy(text, output[1..]) ? text.Length : JsonEscapes.Write(text, output[1..]);
        output[length + 1] = (byte)'"';
        _length += length + 2;
    }

    /// <summary>Writes ASCII text as it is, without quotes: a number, a literal.</summary>
    public void Ascii(scoped ReadOnlySpan<byte> before, string text)
    {
        Raw(before);
        _length += System.Text.Encoding.ASCII.GetBytes(text, _output[_length..]);
    }

    public void Uuid(scoped ReadOnlySpan<byte> before, Guid uuid)
    {
        Raw(before);
        _output[_length++] = (byte)'"';
        uuid.TryFormat(_output[_length..], out var written);
        _length += written;
        _output[_length++] = (byte)'"';
    }

    public void Number(scoped ReadOnlySpan<byte> before, long number)
    {
        Raw(before);
        Utf8Formatter.TryFormat(number, _output[_length..], out var written);
        _length += written;
    }

    /// <summary>An amount as Python's repr of a float writes it: 100.0, 97.4, 82.15.</summary>
    /// <exception cref="ArgumentException">It has parts of cents or reaches 10^13: such floats have another form.</exception>
    public void Amount(scoped ReadOnlySpan<byte> before, decimal amount)
    {
        Raw(before);
        var rest = Whole(Cents(amount));
        _output[_length++] = (byte)('0' + (rest / 10));
        if (rest % 10 != 0)
        {
            _output[_length++] = (byte)('0' + (rest % 10));
        }
    }

    /// <summary>An amount with two decimals: 680.00, 97.40.</summary>
    /// <exception cref="ArgumentException">It has parts of cents or reaches 10^13.</exception>
    public void Money(scoped ReadOnlySpan<byte> before, decimal amount)
    {
        Raw(before);
        TwoDigits(Whole(Cents(amount)));
    }

    public void Boolean(scoped ReadOnlySpan<byte> before, bool value)
    {
        Raw(before);
        Raw(value ? "true"u8 : "false"u8);
    }

    /// <summary>A time in UTC: 2026-01-15T12:30:45Z; not on a whole second, with 3 or 6 digits more, or 7 where those are too few.</summary>
    public void Time(scoped ReadOnlySpan<byte> before, DateTimeOffset moment)
    {
        Raw(before);
        Second(moment.UtcDateTime);
        var fraction = moment.UtcTicks % TimeSpan.TicksPerSecond;
        if (fraction != 0)
        {
            Fraction(fraction, fraction % TimeSpan.TicksPerMillisecond == 0 ? 3 : fraction % TimeSpan.TicksPerMicrosecond == 0 ? 6 : 7);
        }

        Raw("Z\""u8);
    }

    /// <summary>A time in UTC with three digits after the second, what is less than that cut off: 2026-01-15T12:30:45.000Z.</summary>
    public void Milliseconds(scoped ReadOnlySpan<byte> before, DateTimeOffset moment) => Time(before, moment, 3);

    /// <summary>A time in UTC with six digits after the second, what is less than that cut off: 2026-01-15T12:30:45.000000Z.</summary>
    public void Microseconds(scoped ReadOnlySpan<byte> before, DateTimeOffset moment) => Time(before, moment, 6);

    /// <summary>A date: 2026-01-15.</summary>
    public void Date(scoped ReadOnlySpan<byte> before, DateOnly date)
    {
        Raw(before);
        Day(date);
        _output[_length++] = (byte)'"';
    }

    private void Time(scoped ReadOnlySpan<byte> before, DateTimeOffset moment, int digits)
    {
        Raw(before);
        Second(moment.UtcDateTime);
        Fraction(moment.UtcTicks % TimeSpan.TicksPerSecond, digits);
        Raw("Z\""u8);
    }

    private void Second(DateTime utc)
    {
        var (date, time) = utc;
        Day(date);
        TwoDigits('T', time.Hour);
        TwoDigits(':', time.Minute);
        TwoDigits(':', time.Second);
    }

    private void Day(DateOnly date)
    {
        var (year, month, day) = date;
        _output[_length++] = (byte)'"';
        TwoDigits(year / 100);
        TwoDigits(year % 100);
        TwoDigits('-', month);
        TwoDigits('-', day);
    }

    private void Fraction(long ticks, int digits)
    {
        _output[_length++] = (byte)'.';
        for (long unit = TimeSpan.TicksPerSecond / 10; digits > 0; digits--, unit /= 10)
        {
            _output[_length++] = (byte)('0' + (ticks / unit % 10));
        }
    }

    /// <summary>Writes what stands before the cents, with the point.</summary>
    private int Whole(long cents)
    {
        if (cents < 0)
        {
            _output[_length++] = (byte)'-';
        }

        var (whole, rest) = Math.DivRem((ulong)Math.Abs(cents), 100);
        Utf8Formatter.TryFormat(whole, _output[_length..], out var written);
        _length += written;
        _output[_length++] = (byte)'.';
        return (int)rest;
    }

    private void TwoDigits(char before, int number)
    {
        _output[_length++] = (byte)before;
        TwoDigits(number);
    }

    private void TwoDigits(int number)
    {
        var (tens, ones) = Math.DivRem((uint)number, 10);
        _output[_length++] = (byte)('0' + tens);
        _output[_length++] = (byte)('0' + ones);
    }

    private static long Cents(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount, bits);
        if (bits[3] == 2 << 16 && bits[2] == 0 && bits[1] == 0)
        {
            return (uint)bits[0];
        }

        var cents = amount is > -MostAmount and < MostAmount ? amount * 100 : 0.5m;
        return cents == decimal.Truncate(cents)
            ? (long)cents
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The amount {amount} can't be written; it must be whole cents and below {MostAmount}."), nameof(amount));
    }
}
