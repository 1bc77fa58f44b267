namespace StreamTesting;

/// <summary>Leaves out of the first records what has a later one of its key. Keeps those records until all have come.</summary>
internal sealed class CompactedStage(IArrivalStage input, Compacted step) : IArrivalStage
{
    private readonly Queue<Arrival> _left = new();
    private bool _isCompacted;

    public Arrival? Next()
    {
        if (!_isCompacted)
        {
            _isCompacted = true;
            Compact();
        }

        return _left.TryDequeue(out var arrival) ? arrival : input.Next();
    }

    private void Compact()
    {
        var first = new List<Arrival>();
        var last = new Dictionary<(int Lane, string Key), int>();
        while (first.Count < step.Length && input.Next() is { } arrival)
        {
            if (IsKeyed(arrival))
            {
                last[(arrival.Lane, arrival.Event.Key)] = first.Count;
            }

            first.Add(arrival);
        }

        for (var i = 0; i < first.Count; i++)
        {
            var arrival = first[i];
            var isGone = IsKeyed(arrival) && (last[(arrival.Lane, arrival.Event.Key)] > i || (!step.KeepsTombstones && IsTombstone(arrival)));
            if (!isGone)
            {
                _left.Enqueue(arrival);
            }
        }
    }

    private static bool IsKeyed(Arrival arrival) => arrival.Event.Operation != Operation.Append && arrival.Event.Key.Length > 0;

    private static bool IsTombstone(Arrival arrival) => arrival.Event.Operation == Operation.Tombstone;
}
