namespace StreamTesting.Domains;

/// <summary>
/// The places of numbers in a permutation, looked up several at once where numbers are asked for in turn: by which an exact share of them is
/// chosen (those whose place lies below the count). Not thread-safe.
/// </summary>
/// <param name="seed">The permutation's seed.</param>
/// <param name="length">How many numbers there are.</param>
/// <param name="inTurn">Whether numbers are asked for in turn; any may be asked for in any case.</param>
internal sealed class PlacesInTurn(Seed seed, long length, bool inTurn)
{
    private const int InARow = 64;
    private readonly KeyedPermutation _permutation = new(seed, length);
    private readonly long[] _places = new long[inTurn ? InARow : 1];
    private long _first = -1;

    public long PlaceOf(long number)
    {
        if (_first < 0 || (ulong)(number - _first) >= (ulong)_places.Length)
        {
            _permutation.PlacesOf(number, _places.AsSpan(0, (int)Math.Min(_places.Length, length - number)));
            _first = number;
        }

        return _places[number - _first];
    }
}
