namespace StreamTesting;

/// <summary>Holds chosen changes until the next one of their key, and lets a delete pass them.</summary>
internal sealed class UpdatedAfterDeleteStage(IArrivalStage input, UpdatedAfterDelete step, Seed seed) : IArrivalStage
{
    private readonly OrderedDictionary<(string Topic, string Key), Arrival> _held = [];
    private readonly Queue<Arrival> _ready = new();
    private Arrival? _late;

    public Arrival? Next()
    {
        while (_ready.Count == 0)
        {
            if (input.Next() is not { } arrival)
            {
                ReleaseAll();
                break;
            }

            Accept(arrival);
        }

        return _ready.TryDequeue(out var next) ? next : null;
    }

    private void Accept(Arrival arrival)
    {
        var key = (arrival.Topic, arrival.Event.Key);
        if (_late is { } late)
        {
            _late = null;
            var isTombstone = arrival.Event.Operation == Operation.Tombstone && key == (late.Topic, late.Event.Key);
            if (isTombstone)
            {
                _ready.Enqueue(arrival);
                Enqueue(late, arrival);
                return;
            }

            Enqueue(late, arrival);
        }

        if (_held.Remove(key, out var before))
        {
            if (arrival.Event.Operation == Operation.Delete && arrival.First is null)
            {
                before.Causes |= Causes.AfterDelete;
                _late = before;
                _ready.Enqueue(arrival);
                return;
            }

            Enqueue(before, arrival);
        }

        if (arrival.First is null && arrival.Event.Operation is Operation.Update or Operation.Create or Operation.Read && arrival.Event.Key.Length > 0
            && seed.Random(arrival.Event.Index).NextCoin(step.Rate))
        {
            _held[key] = arrival;
            if (_held.Count > step.MostHeld)
            {
                var (oldest, longest) = _held.GetAt(0);
                _held.Remove(oldest);
                Enqueue(longest, arrival);
            }

            return;
        }

        _ready.Enqueue(arrival);
    }

    private void Enqueue(Arrival held, Arrival now)
    {
        held.Ticks = Math.Max(held.Ticks, now.Ticks);
        _ready.Enqueue(held);
    }

    private void ReleaseAll()
    {
        if (_late is { } late)
        {
            _late = null;
            _ready.Enqueue(late);
        }

        foreach (var held in _held.Values)
        {
            _ready.Enqueue(held);
        }

        _held.Clear();
    }
}
