namespace StreamTesting.Domains;

/// <summary>The document's ids. Those of tenants and users come again and again, so they are kept, as far as they are few.</summary>
internal sealed class OrderIds(int tenants, int users, int mostKept)
{
    private readonly string?[] _tenants = new string?[Math.Min(tenants, mostKept)];
    private readonly string?[] _users = new string?[Math.Min(users, mostKept)];

    public static string Order(long number) => Padded("O-", number, 7);

    public static string Session(long number) => Padded("S-", number, 6);

    public static string Promo(long number) => Padded("PROMO", number, 2);

    public static string Tracking(long number) => Padded("TRK", number, 8);

    public static string Hex(uint number) => string.Create(8, number, static (text, rest) =>
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = "0123456789ABCDEF"[(int)(rest & 15)];
            rest >>= 4;
        }
    });

    public string Tenant(long number) => Kept(_tenants, "T-", number, 3);

    public string User(long number) => Kept(_users, "U-", number, 5);

    private static string Kept(string?[] kept, string prefix, long number, int digits) =>
        number <= kept.Length ? kept[number - 1] ??= Padded(prefix, number, digits) : Padded(prefix, number, digits);

    private static string Padded(string prefix, long number, int digits)
    {
        for (var limit = PowerOfTen(digits); number >= limit; limit *= 10)
        {
            digits++;
        }

        return string.Create(prefix.Length + digits, (prefix, number), static (text, id) =>
        {
            id.prefix.CopyTo(text);
            var rest = (ulong)id.number;
            for (var i = text.Length - 1; i >= id.prefix.Length; i--)
            {
                text[i] = (char)('0' + (rest % 10));
                rest /= 10;
            }
        });
    }

    private static long PowerOfTen(int digits) => digits switch
    {
        2 => 100,
        3 => 1_000,
        5 => 100_000,
        6 => 1_000_000,
        7 => 10_000_000,
        _ => 100_000_000,
    };
}
