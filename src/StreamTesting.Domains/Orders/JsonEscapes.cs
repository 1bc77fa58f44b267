using System.Buffers;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>The inside of JSON strings, as Python's <c>json.dumps</c> writes it: ASCII, all else as \uXXXX in lower case.</summary>
internal static class JsonEscapes
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', 0x7F - ' ').Select(number => (char)number).Where(letter => letter is not ('"' or '\\'))]);

    /// <summary>Copies a text that needs no escape.</summary>
    public static bool TryCopy(string text, Span<byte> output) =>
        !text.AsSpan().ContainsAnyExcept(Plain) && Ascii.FromUtf16(text, output, out _) == OperationStatus.Done;

    public static int Write(string text, Span<byte> output)
    {
        var length = 0;
        foreach (var letter in text)
        {
            var named = letter switch
            {
                '"' => '"',
                '\\' => '\\',
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                '\b' => 'b',
                '\f' => 'f',
                _ => '\0',
            };
            if (named == '\0' && letter is >= ' ' and <= '~')
            {
                output[length++] = (byte)letter;
                continue;
            }

            output[length++] = (byte)'\\';
            if (named != '\0')
            {
                output[length++] = (byte)named;
                continue;
            }

            output[length++] = (byte)'u';
            for (var shift = 12; shift >= 0; shift -= 4)
            {
                output[length++] = (byte)"0123456789abcdef"[(letter >> shift) & 15];
            }
        }

        return length;
    }
}
