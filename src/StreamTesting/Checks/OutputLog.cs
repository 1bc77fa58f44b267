namespace StreamTesting;

/// <summary>Which event came out where: the first output of each event in an array, further ones aside, the first few of each.</summary>
internal sealed class OutputLog(GroundTruth truth) : IOutputHistory
{
    private const int Kept = 8;
    private readonly Slot[] _first = new Slot[truth.Events.Count];
    private readonly Dictionary<int, Further> _further = [];

    /// <summary>How many events that can be read have come out at least once.</summary>
    public int Seen { get; private set; }

    public bool Has(int ordinal) => _first[ordinal].Number != 0;

    /// <summary>Adds an output.</summary>
    /// <returns>Whether it is the first of its event.</returns>
    public bool Add(EventTruth known, in OutputPlace place)
    {
        ref var slot = ref _first[known.Ordinal];
        if (slot.Number == 0)
        {
            slot = new Slot(place.Index + 1, place.Offset, place.Partition);
            Seen += known.IsReadable ? 1 : 0;
            return true;
        }

        if (!_further.TryGetValue(known.Ordinal, out var further))
        {
            _further[known.Ordinal] = further = new Further();
        }

        further.Count++;
        if (further.Places.Count < Kept - 1)
        {
            further.Places.Add(place);
        }

        return false;
    }

    /// <summary>Takes all outputs of an event back.</summary>
    public void Clear(EventTruth known)
    {
        _first[known.Ordinal] = default;
        _further.Remove(known.Ordinal);
        Seen -= known.IsReadable ? 1 : 0;
    }

    public long CountOf(EventTruth known) => (Has(known.Ordinal) ? 1 : 0) + (_further.TryGetValue(known.Ordinal, out var further) ? further.Count : 0);

    public IReadOnlyList<OutputPlace> OutputsOf(EventTruth known)
    {
        if (!Has(known.Ordinal))
        {
            return [];
        }

        var slot = _first[known.Ordinal];
        var first = new OutputPlace(slot.Number - 1, slot.Partition, slot.Offset);
        return _further.TryGetValue(known.Ordinal, out var further) ? [first, .. further.Places] : [first];
    }

    public IReadOnlyList<OutputPlace> OutputsOf(string eventId) => truth.TryFind(eventId, out var known) ? OutputsOf(known) : [];

    private readonly record struct Slot(long Number, long Offset, int Partition);

    private sealed class Further
    {
        public long Count { get; set; }

        public List<OutputPlace> Places { get; } = [];
    }
}
