namespace StreamTesting.Domains;

/// <summary>Ids of a prefix and a number with leading zeros, as the documents have them: <c>O-0000017</c>, <c>evt_cancel_000042</c>.</summary>
internal static class IdText
{
    /// <summary>Writes an id.</summary>
    /// <param name="prefix">What stands before the number.</param>
    /// <param name="number">The number; at least 0.</param>
    /// <param name="digits">How many digits it has at the least; more where it needs them.</param>
    public static string Of(string prefix, long number, int digits)
    {
        var limit = 1UL;
        for (var i = 0; i < digits; i++)
        {
            limit *= 10;
        }

        for (; (ulong)number >= limit && digits < 19; limit *= 10)
        {
            digits++;
        }

        return string.Create(prefix.Length + digits, (prefix, number), static (text, id) =>
        {
            id.prefix.CopyTo(text);
            var rest = (ulong)id.number;
            for (var i = text.Length - 1; i >= id.prefix.Length; i--)
            {
                (rest, var digit) = Math.DivRem(rest, 10);
                text[i] = (char)('0' + digit);
            }
        });
    }
}
