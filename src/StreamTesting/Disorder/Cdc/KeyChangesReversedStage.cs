namespace StreamTesting;

/// <summary>Holds a partition from the delete of a row under its old key until the create under the new one has passed in another.</summary>
internal sealed class KeyChangesReversedStage(IArrivalStage input, KeyChangesReversed step, Seed seed, int partitions) : IArrivalStage
{
    private const int MostHeld = 10_000;
    private readonly Queue<Arrival> _held = new();
    private readonly Queue<Arrival> _ready = new();
    private Arrival? _delete;

    public Arrival? Next()
    {
        while (_ready.Count == 0)
        {
            if (input.Next() is not { } arrival)
            {
                Release();
                break;
            }

            Accept(arrival);
        }

        return _ready.TryDequeue(out var next) ? next : null;
    }

    private void Accept(Arrival arrival)
    {
        if (_delete is { } delete)
        {
            if (arrival.Lane == delete.Lane)
            {
                _held.Enqueue(arrival);
                if (_held.Count > MostHeld)
                {
                    Release();
                }

                return;
            }

            _ready.Enqueue(arrival);
            if (arrival.Topic == delete.Topic && ChangeHeader.ComesFrom(arrival.Event) == delete.Event.Key && arrival.Event.Key == ChangeHeader.MovesTo(delete.Event))
            {
                arrival.Causes |= Causes.KeyChangeReversed;
                delete.Causes |= Causes.KeyChangeReversed;
                Release();
            }

            return;
        }

        if (arrival.First is null && arrival.Event.Operation == Operation.Delete && ChangeHeader.MovesTo(arrival.Event) is { } moved
            && Partitioner.PartitionOf(moved, partitions) != arrival.Partition && seed.Random(arrival.Event.Index).NextCoin(step.Rate))
        {
            _delete = arrival;
            _held.Enqueue(arrival);
            return;
        }

        _ready.Enqueue(arrival);
    }

    private void Release()
    {
        _delete = null;
        while (_held.TryDequeue(out var held))
        {
            _ready.Enqueue(held);
        }
    }
}
