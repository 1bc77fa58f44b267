using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>Writes JSON of ASCII texts into a span that is large enough.</summary>
internal ref struct JsonText(Span<byte> output)
{
    private readonly Span<byte> _output = output;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _output[..Length];

    public void Raw(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(_output[Length..]);
        Length += text.Length;
    }

    public void Text(string text)
    {
        _output[Length++] = (byte)'"';
        Length += Encoding.ASCII.GetBytes(text, _output[Length..]);
        _output[Length++] = (byte)'"';
    }

    public void Uuid(Guid uuid)
    {
        _output[Length++] = (byte)'"';
        uuid.TryFormat(_output[Length..], out var written);
        Length += written;
        _output[Length++] = (byte)'"';
    }

    public void TextOrNull(string? text)
    {
        if (text is null)
        {
            Raw("null"u8);
            return;
        }

        Text(text);
    }

    public void Number(long number)
    {
        Utf8Formatter.TryFormat(number, _output[Length..], out var written);
        Length += written;
    }

    /// <summary>An amount as Python's repr of a float writes it: 100.0, 97.4, 82.15.</summary>
    public void Amount(decimal amount)
    {
        var cents = (long)(amount * 100);
        Number(cents / 100);
        var rest = (int)(cents % 100);
        _output[Length++] = (byte)'.';
        _output[Length++] = (byte)('0' + (rest / 10));
        if (rest % 10 != 0)
        {
            _output[Length++] = (byte)('0' + (rest % 10));
        }
    }

    /// <summary>A time in UTC: 2026-01-15T12:30:45Z, with a fraction only where there is one.</summary>
    public void Time(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        Raw("\""u8);
        Digits(utc.Year, 4);
        Raw("-"u8);
        Digits(utc.Month, 2);
        Raw("-"u8);
        Digits(utc.Day, 2);
        Raw("T"u8);
        Digits(utc.Hour, 2);
        Raw(":"u8);
        Digits(utc.Minute, 2);
        Raw(":"u8);
        Digits(utc.Second, 2);
        var fraction = utc.Ticks % TimeSpan.TicksPerSecond;
        if (fraction != 0)
        {
            utc.TryFormat(_output[Length..], out var written, ".FFFFFFF", CultureInfo.InvariantCulture);
            Length += written;
        }

        Raw("Z\""u8);
    }

    private void Digits(int number, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            _output[Length + i] = (byte)('0' + (number % 10));
            number /= 10;
        }

        Length += count;
    }
}
