namespace StreamTesting.Domains;

/// <summary>The keys of the rows that were deleted last, to be taken again. Keeps 64.</summary>
internal sealed class FreedKeys
{
    private const int Most = 64;
    private readonly List<(object?[] Values, StreamEntity Entity)> _keys = [];

    public int Count => _keys.Count;

    /// <summary>Remembers a key, once: rows that were moved onto each other in a transaction, and then deleted in it, free one twice.</summary>
    public void Add(object?[] values, StreamEntity entity)
    {
        if (_keys.Exists(known => known.Values.SequenceEqual(values)))
        {
            return;
        }

        if (_keys.Count == Most)
        {
            _keys.RemoveAt(0);
        }

        _keys.Add((values, entity));
    }

    public (object?[] Values, StreamEntity Entity) Take(ref RandomSource random)
    {
        var place = (int)random.NextBelow(_keys.Count);
        var taken = _keys[place];
        _keys.RemoveAt(place);
        return taken;
    }

    /// <summary>Forgets a key that was taken in another way.</summary>
    public StreamEntity? Remove(object key)
    {
        var place = _keys.FindIndex(known => Equals(known.Values[0], key));
        if (place < 0)
        {
            return null;
        }

        var entity = _keys[place].Entity;
        _keys.RemoveAt(place);
        return entity;
    }
}
