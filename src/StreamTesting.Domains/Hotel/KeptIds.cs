namespace StreamTesting.Domains;

/// <summary>Ids that come again and again, kept as far as they are few. Not thread-safe.</summary>
/// <param name="prefix">What stands before the number.</param>
/// <param name="digits">How many digits the number has at the least.</param>
/// <param name="kept">Those of how many numbers are kept, from 1.</param>
internal sealed class KeptIds(string prefix, int digits, int kept)
{
    private readonly string?[] _ids = new string?[kept];

    public string Of(long number) =>
        number <= _ids.Length ? _ids[number - 1] ??= IdText.Of(prefix, number, digits) : IdText.Of(prefix, number, digits);
}
