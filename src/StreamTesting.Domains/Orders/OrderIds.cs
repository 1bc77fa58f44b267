using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>The document's ids; those of tenants and users are made once for each enumeration.</summary>
internal sealed class OrderIds(int tenants, int users)
{
    private readonly string?[] _tenants = new string?[Math.Min(tenants, 10_000)];
    private readonly string?[] _users = new string?[Math.Min(users, 100_000)];

    public static string Order(long number) => Padded("O-", number, 7);

    public static string Session(long number) => Padded("S-", number, 6);

    public string Tenant(long number) => Cached(_tenants, "T-", number, 3);

    public string User(long number) => Cached(_users, "U-", number, 5);

    private static string Cached(string?[] cache, string prefix, long number, int digits) =>
        number <= cache.Length ? cache[number - 1] ??= Padded(prefix, number, digits) : Padded(prefix, number, digits);

    private static string Padded(string prefix, long number, int digits)
    {
        Span<char> text = stackalloc char[24];
        prefix.CopyTo(text);
        var length = prefix.Length;
        for (long limit = 10, i = 1; i < digits; i++, limit *= 10)
        {
            if (number < limit)
            {
                text[length++] = '0';
            }
        }

        number.TryFormat(text[length..], out var written, default, CultureInfo.InvariantCulture);
        return new string(text[..(length + written)]);
    }
}
