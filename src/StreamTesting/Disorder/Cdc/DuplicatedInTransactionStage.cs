namespace StreamTesting;

/// <summary>Writes chosen records again before their transaction ends. Keeps the copies of one transaction.</summary>
internal sealed class DuplicatedInTransactionStage(IArrivalStage input, DuplicatedInTransaction step, Seed seed, StreamCounts counts) : IArrivalStage
{
    private readonly SelectionInTurn _chosen = new(step.Among(seed, counts));
    private readonly Seed _apart = seed.Derive("apart");
    private readonly List<(Arrival Copy, int Left)> _copies = [];
    private readonly Queue<Arrival> _ready = new();
    private string? _transaction;

    public Arrival? Next()
    {
        if (_ready.TryDequeue(out var ready))
        {
            return ready;
        }

        if (input.Next() is not { } arrival)
        {
            Release(all: true);
            return _ready.TryDequeue(out var rest) ? rest : null;
        }

        if (arrival.Event.Transaction != _transaction)
        {
            Release(all: true);
            _transaction = arrival.Event.Transaction;
        }

        _ready.Enqueue(arrival);
        Release(all: false);
        if (_transaction is not null && arrival.First is null && arrival.Event.Index >= 0 && _chosen.Contains(arrival.Event.Index))
        {
            var copy = arrival.CopyAs(DuplicateKind.Exact, arrival.Event, arrival.Ticks);
            copy.Causes |= Causes.InTransaction;
            var random = _apart.Random(arrival.Event.Index);
            _copies.Add((copy, (int)random.NextInRange(0, step.MostApart)));
            Release(all: false, passed: 0);
        }

        return _ready.Dequeue();
    }

    private void Release(bool all, int passed = 1)
    {
        for (var i = 0; i < _copies.Count; i++)
        {
            var (copy, left) = _copies[i];
            if (!all && left - passed > 0)
            {
                _copies[i] = (copy, left - passed);
                continue;
            }

            _ready.Enqueue(copy);
            _copies.RemoveAt(i--);
        }
    }
}
