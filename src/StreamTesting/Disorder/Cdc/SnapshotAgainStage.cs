namespace StreamTesting;

/// <summary>Sends rows that a snapshot read again in mid-stream. Keeps them until then.</summary>
internal sealed class SnapshotAgainStage(IArrivalStage input, SnapshotAgain step, long count) : IArrivalStage
{
    private readonly long _at = Selection.CountOf(step.At, count);
    private readonly Queue<Arrival> _read = new();
    private readonly Queue<Arrival> _again = new();
    private long _firstArrivals;
    private long _ticks = long.MinValue;
    private bool _sent;

    public Arrival? Next()
    {
        if (_again.TryDequeue(out var again))
        {
            return again;
        }

        if (_sent || _firstArrivals < _at)
        {
            if (input.Next() is { } arrival)
            {
                Note(arrival);
                return arrival;
            }

            if (_sent)
            {
                return null;
            }
        }

        _sent = true;
        while (_read.TryDequeue(out var read))
        {
            var copy = read.CopyAs(DuplicateKind.Redelivery, read.Event, Math.Max(_ticks, read.Ticks));
            copy.Causes = (copy.Causes & ~Causes.Redelivered) | Causes.SnapshotAgain;
            _again.Enqueue(copy);
        }

        return Next();
    }

    private void Note(Arrival arrival)
    {
        _ticks = Math.Max(_ticks, arrival.Ticks);
        if (arrival.First is null && arrival.Event.Index >= 0)
        {
            _firstArrivals++;
            if (!_sent && arrival.Event.Operation == Operation.Read && _read.Count < step.Length)
            {
                _read.Enqueue(arrival);
            }
        }
    }
}
