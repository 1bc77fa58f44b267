using Bogus;

namespace StreamTesting.Domains;

/// <summary>The names that a stream's guests have: two lists of different names drawn once, by Bogus, from a sub-seed. What guest has which is drawn elsewhere.</summary>
internal sealed class GuestNames
{
    public const int Count = 256;

    private GuestNames(string[] first, string[] last)
    {
        First = first;
        Last = last;
        FirstInMail = [.. first.Select(InMail)];
        LastInMail = [.. last.Select(InMail)];
    }

    public string[] First { get; }

    public string[] Last { get; }

    public string[] FirstInMail { get; }

    public string[] LastInMail { get; }

    public static GuestNames Of(Seed seed)
    {
        var names = new Bogus.DataSets.Name("en") { Random = new Randomizer((int)seed.Derive("names").Value) };
        return new GuestNames(Different(() => names.FirstName()), Different(() => names.LastName()));
    }

    private static string[] Different(Func<string> draw)
    {
        var names = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        while (names.Count < Count)
        {
            names.TryAdd(draw(), true);
        }

        return [.. names.Keys];
    }

    private static string InMail(string name) => new([.. name.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
}
