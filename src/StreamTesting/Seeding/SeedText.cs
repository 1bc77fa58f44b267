using System.Globalization;

namespace StreamTesting;

internal static class SeedText
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const string Body = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int BodyLength = 13;

    public static string Write(ulong value)
    {
        Span<char> text = stackalloc char[4 + BodyLength + 1];
        Prefix.CopyTo(text);
        for (var i = 0; i < BodyLength; i++)
        {
            text[4 + i] = Body[(int)((value >> (5 * (BodyLength - 1 - i))) & 31)];
        }

        text[^1] = CheckCharacter(text.Slice(4, BodyLength));
        return new string(text);
    }

    public static string? Read(string text, out ulong value)
    {
        value = 0;
        var lower = text.Trim().ToLowerInvariant();
        if (!lower.StartsWith("st", StringComparison.Ordinal) || lower.IndexOf('-', StringComparison.Ordinal) is var dash && dash < 3
            || !int.TryParse(lower.AsSpan(2, dash - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return ulong.TryParse(lower, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? $"a seed's text starts with 'st{Seed.FormatVersion}-'. The seed of the number {number} is '{Write(number)}'."
                : $"a seed's text starts with 'st{Seed.FormatVersion}-', for example '{Write(42)}'.";
        }

        if (version != Seed.FormatVersion)
        {
            return $"it is of format version {version}, and this library makes version {Seed.FormatVersion}, whose streams differ. "
                + "Replay it with the library version that printed it.";
        }

        var digits = lower.AsSpan(dash + 1);
        return digits.Length != BodyLength + 1
            ? $"after 'st{version}-' there are {BodyLength + 1} characters, here {digits.Length}. Copy it again from the failure text."
            : ReadDigits(digits, ref value);
    }

    private static string Prefix => $"st{Seed.FormatVersion}-";

    private static string? ReadDigits(ReadOnlySpan<char> digits, ref ulong value)
    {
        ulong read = 0;
        for (var i = 0; i < BodyLength; i++)
        {
            var digit = Body.IndexOf(digits[i], StringComparison.Ordinal);
            if (digit < 0)
            {
                return $"'{digits[i]}' does not occur in seeds (i, l, o and u are left out). Copy it again from the failure text.";
            }

            if (i == 0 && digit > 15)
            {
                return "it is above 64 bits. Copy it again from the failure text.";
            }

            read = (read << 5) | (uint)digit;
        }

        if (CheckCharacter(digits[..BodyLength]) != digits[^1])
        {
            return "its check character does not fit, so a character is mistyped. Copy it again from the failure text.";
        }

        value = read;
        return null;
    }

    private static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var product = 36;
        foreach (var digit in digits)
        {
            var sum = (product + Digits.IndexOf(digit, StringComparison.Ordinal)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }

        return Digits[(37 - product) % 36];
    }
}
