using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>Writes JSON in UTF-8 as Java's Jackson does: only what must be escaped is. Takes memory as it needs it.</summary>
internal ref struct Utf8Output(IBufferWriter<byte> output)
{
    private const int LeastTaken = 512;
    private readonly IBufferWriter<byte> _output = output;
    private Span<byte> _span;
    private int _used;

    public void Flush()
    {
        _output.Advance(_used);
        _span = default;
        _used = 0;
    }

    public void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Take(bytes.Length));
        _used += bytes.Length;
    }

    public void Byte(byte value)
    {
        Take(1)[0] = value;
        _used++;
    }

    public void Ascii(string text)
    {
        var span = Take(text.Length);
        _used += Encoding.ASCII.GetBytes(text, span);
    }

    public void Number(long number)
    {
        Utf8Formatter.TryFormat(number, Take(20), out var written);
        _used += written;
    }

    public void Number(ulong number)
    {
        Utf8Formatter.TryFormat(number, Take(20), out var written);
        _used += written;
    }

    /// <summary>A number or null.</summary>
    public void NumberOrNull(long? number)
    {
        if (number is { } known)
        {
            Number(known);
        }
        else
        {
            Raw("null"u8);
        }
    }

    /// <summary>A floating-point number, with a digit behind the point in any case.</summary>
    public void Floating(double number) => Floating(number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A floating-point number of 32 bits.</summary>
    public void Floating(float number) => Floating(number.ToString("R", CultureInfo.InvariantCulture));

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Base64(scoped ReadOnlySpan<byte> bytes)
    {
        var span = Take(Base64Length(bytes.Length) + 2);
        span[0] = (byte)'"';
        System.Buffers.Text.Base64.EncodeToUtf8(bytes, span[1..], out _, out var written);
        span[written + 1] = (byte)'"';
        _used += written + 2;
    }

    /// <summary>A text in quotes.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Raw("null"u8);
            return;
        }

        Byte((byte)'"');
        Inside(text);
        Byte((byte)'"');
    }

    private static int Base64Length(int bytes) => (bytes + 2) / 3 * 4;

    private void Floating(string text) => Ascii(text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0");

    private void Inside(string text)
    {
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var plain = rest.IndexOfAnyInRange('\0', '\u001F');
            var special = rest.IndexOfAny('"', '\\');
            plain = plain < 0 ? special : special < 0 ? plain : Math.Min(plain, special);
            var length = plain < 0 ? rest.Length : plain;
            var span = Take(3 * length);
            _used += Encoding.UTF8.GetBytes(rest[..length], span);
            if (plain >= 0)
            {
                Escape(rest[plain]);
                length++;
            }

            rest = rest[length..];
        }
    }

    private void Escape(char letter)
    {
        var named = letter switch { '"' => '"', '\\' => '\\', '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => '\0' };
        Byte((byte)'\\');
        if (named != '\0')
        {
            Byte((byte)named);
            return;
        }

        Ascii(string.Create(CultureInfo.InvariantCulture, $"u{(int)letter:X4}"));
    }

    private Span<byte> Take(int bytes)
    {
        if (_span.Length - _used < bytes)
        {
            _output.Advance(_used);
            _span = _output.GetSpan(Math.Max(bytes, LeastTaken));
            _used = 0;
        }

        return _span[_used..];
    }
}
