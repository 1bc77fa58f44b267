namespace StreamTesting.Domains;

/// <summary>Places in a row, so many of each type.</summary>
internal sealed class MixTypes
{
    private readonly long[] _upTo;

    public MixTypes(long[] counts)
    {
        _upTo = new long[counts.Length];
        var sum = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            _upTo[i] = sum += counts[i];
        }
    }

    public StoreEventType At(long place)
    {
        var type = 0;
        while (place >= _upTo[type])
        {
            type++;
        }

        return (StoreEventType)type;
    }
}
