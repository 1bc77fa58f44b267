namespace StreamTesting.Domains;

/// <summary>The ids of the document, and users, who come again and again and are kept.</summary>
internal sealed class ApiIds(int users)
{
    private const int FirstUser = 10_000;
    private readonly string?[] _users = new string?[users];

    public static string Event(long number, ulong bits) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"evt_{number}_{bits & 0xFFFF_FFFF_FFFF:x12}");

    public static string Hex(string prefix, int digits, ulong bits) => string.Create(prefix.Length + digits, (prefix, bits), static (text, id) =>
    {
        id.prefix.CopyTo(text);
        var rest = id.bits;
        for (var i = text.Length - 1; i >= id.prefix.Length; i--)
        {
            text[i] = "0123456789abcdef"[(int)(rest & 15)];
            rest >>= 4;
        }
    });

    public static string Address(ulong bits) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"192.168.{(bits >> 8) & 255}.{1 + (bits % 254)}");

    public string User(long number) => _users[number] ??= string.Create(System.Globalization.CultureInfo.InvariantCulture, $"user_{FirstUser + number}");
}
