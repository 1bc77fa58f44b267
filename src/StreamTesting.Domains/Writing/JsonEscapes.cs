using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StreamTesting.Domains;

/// <summary>The inside of JSON strings, as Python's <c>json.dumps</c> writes it: ASCII, all else as \uXXXX in lower case.</summary>
internal static class JsonEscapes
{
    /// <summary>Copies a text that needs no escape; where it needs one, what was copied is of no use.</summary>
    public static bool TryCopy(string text, Span<byte> output)
    {
        if (text.Length < Vector128<ushort>.Count)
        {
            return TryCopyShort(text, output);
        }

        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        ref var to = ref MemoryMarshal.GetReference(output[..text.Length]);
        var last = (nuint)(text.Length - Vector128<ushort>.Count);
        for (nuint place = 0; place < last; place += (nuint)Vector128<ushort>.Count)
        {
            if (!TryCopyEight(ref from, ref to, place))
            {
                return false;
            }
        }

        return TryCopyEight(ref from, ref to, last);
    }

    private static bool IsPlain(char letter) => letter is >= ' ' and <= '~' and not ('"' or '\\');

    private static bool TryCopyShort(string text, Span<byte> output)
    {
        output = output[..text.Length];
        for (var i = 0; i < output.Length; i++)
        {
            if (!IsPlain(text[i]))
            {
                return false;
            }

            output[i] = (byte)text[i];
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyEight(ref ushort from, ref byte to, nuint place)
    {
        var letters = Vector128.LoadUnsafe(ref from, place);
        var special = Vector128.GreaterThan(letters - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')))
            | Vector128.Equals(letters, Vector128.Create((ushort)'"'))
            | Vector128.Equals(letters, Vector128.Create((ushort)'\\'));
        Vector128.Narrow(letters, letters).GetLower().StoreUnsafe(ref to, place);
        return special == Vector128<ushort>.Zero;
    }

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
