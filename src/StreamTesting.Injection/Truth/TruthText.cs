using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;

namespace StreamTesting.Injection;

/// <summary>Writes the JSON of truth lines, member by member.</summary>
internal sealed class TruthText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c is not '"' and not '\\')]);

    private readonly ArrayBufferWriter<byte> _output = new(4096);

    public ReadOnlySpan<byte> Written => _output.WrittenSpan;

    public int Length => _output.WrittenCount;

    public void Clear() => _output.ResetWrittenCount();

    public void Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_output.GetSpan(text.Length));
        _output.Advance(text.Length);
    }

    /// <summary>Writes a text in quotes.</summary>
    public void Text(string text)
    {
        var safe = text.AsSpan().IndexOfAnyExcept(Plain) < 0 ? text : JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
        var span = _output.GetSpan((3 * safe.Length) + 2);
        span[0] = (byte)'"';
        var length = Encoding.UTF8.GetBytes(safe, span[1..]);
        span[length + 1] = (byte)'"';
        _output.Advance(length + 2);
    }

    public void Text(ReadOnlySpan<byte> before, string text)
    {
        Raw(before);
        Text(text);
    }

    /// <summary>Writes an array of texts with what comes before it, its bracket included; nothing at all where there is no text.</summary>
    public void Texts(ReadOnlySpan<byte> before, IEnumerable<string> texts)
    {
        var isEmpty = true;
        foreach (var text in texts)
        {
            Text(isEmpty ? before : ","u8, text);
            isEmpty = false;
        }

        if (!isEmpty)
        {
            Raw("]"u8);
        }
    }

    public void Uuid(ReadOnlySpan<byte> before, Guid uuid)
    {
        Raw(before);
        var span = _output.GetSpan(38);
        span[0] = (byte)'"';
        uuid.TryFormat(span[1..], out var length);
        span[length + 1] = (byte)'"';
        _output.Advance(length + 2);
    }

    public void Number(ReadOnlySpan<byte> before, long number)
    {
        Raw(before);
        Utf8Formatter.TryFormat(number, _output.GetSpan(20), out var written);
        _output.Advance(written);
    }

    /// <summary>Writes a time span as seconds with as many decimals as it has, 7 at the most.</summary>
    public void Seconds(ReadOnlySpan<byte> before, TimeSpan time)
    {
        var (whole, rest) = Math.DivRem(time.Ticks, TimeSpan.TicksPerSecond);
        if (time < TimeSpan.Zero)
        {
            Raw(before);
            before = "-"u8;
            (whole, rest) = (-whole, -rest);
        }

        Number(before, whole);
        Fraction(rest);
    }

    /// <summary>Writes a time in UTC with as many decimals as it has, in quotes.</summary>
    public void Time(ReadOnlySpan<byte> before, DateTimeOffset time)
    {
        Raw(before);
        var span = _output.GetSpan(20);
        var utc = time.UtcDateTime;
        span[0] = (byte)'"';
        Digits(span[1..], utc.Year, 4);
        span[5] = (byte)'-';
        Digits(span[6..], utc.Month, 2);
        span[8] = (byte)'-';
        Digits(span[9..], utc.Day, 2);
        span[11] = (byte)'T';
        Digits(span[12..], utc.Hour, 2);
        span[14] = (byte)':';
        Digits(span[15..], utc.Minute, 2);
        span[17] = (byte)':';
        Digits(span[18..], utc.Second, 2);
        _output.Advance(20);
        Fraction(utc.Ticks % TimeSpan.TicksPerSecond);
        Raw("Z\""u8);
    }

    private static void Digits(Span<byte> output, int number, int count)
    {
        for (var i = count - 1; i >= 0; i--, number /= 10)
        {
            output[i] = (byte)('0' + (number % 10));
        }
    }

    private void Fraction(long ticks)
    {
        if (ticks == 0)
        {
            return;
        }

        var count = 7;
        for (; ticks % 10 == 0; count--)
        {
            ticks /= 10;
        }

        var span = _output.GetSpan(8);
        span[0] = (byte)'.';
        for (var i = count; i > 0; i--, ticks /= 10)
        {
            span[i] = (byte)('0' + (ticks % 10));
        }

        _output.Advance(count + 1);
    }
}
