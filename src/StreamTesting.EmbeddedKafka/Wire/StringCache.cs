using System.Text;

namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>
/// Finds strings again that a connection has sent before: client id, topics and groups stand in every request. A fixed number of places,
/// a new string takes the place of an older one; only ASCII is found.
/// </summary>
/// <remarks>Any thread may use it: at worst a string is made once more.</remarks>
internal sealed class StringCache
{
    /// <summary>Longer strings (in bytes) are not kept.</summary>
    public const int LongestKept = 256;

    private const int Places = 128;

    private readonly string?[] _places = new string?[Places];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestKept)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref string? place = ref _places[Crc32C.Compute(utf8) % Places];
        string? kept = place;
        if (kept is not null && Ascii.Equals(utf8, kept))
        {
            return kept;
        }

        string made = Encoding.UTF8.GetString(utf8);
        place = made;
        return made;
    }
}
