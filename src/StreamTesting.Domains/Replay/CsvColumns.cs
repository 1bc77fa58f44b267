using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>The columns of a file: their names, which of them are numbers, and how they begin as members of a JSON object.</summary>
internal sealed class CsvColumns
{
    private const int MostListed = 300;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public CsvColumns(string[] names, NameList numbers)
    {
        Names = names;
        for (var i = 0; i < names.Length; i++)
        {
            if (!_places.TryAdd(names[i], i))
            {
                throw new ArgumentException($"The column '{names[i]}' comes twice in the header.");
            }
        }

        IsNumber = [.. names.Select(name => numbers.Contains(name, StringComparer.Ordinal))];
        Members = [.. names.Select((name, place) => Member(name, place == 0))];
        MemberBytes = Members.Sum(member => member.Length);
    }

    public string[] Names { get; }

    public bool[] IsNumber { get; }

    /// <summary>What stands before each value: a comma but before the first, the name, a colon.</summary>
    public byte[][] Members { get; }

    public int MemberBytes { get; }

    public int PlaceOf(string column) => _places.TryGetValue(column, out var place)
        ? place
        : throw new KeyNotFoundException($"There is no column '{column}'; there are {Listed()}.");

    private string Listed()
    {
        var names = string.Join(", ", Names);
        return names.Length <= MostListed ? names : string.Create(CultureInfo.InvariantCulture, $"{names[..MostListed]}... ({Names.Length} in all)");
    }

    private static byte[] Member(string name, bool isFirst)
    {
        var json = new JsonText(new byte[JsonText.MostBytesOf(name) + 2]);
        json.Text(isFirst ? ""u8 : ","u8, name);
        json.Raw(":"u8);
        return json.Written.ToArray();
    }
}
