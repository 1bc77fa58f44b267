namespace StreamTesting;

/// <summary>
/// Marks the arrivals at which something happens, and adds what a producer writes again. A moment is the number of a first arrival, so that the steps before it change none.
/// Holds one arrival.
/// </summary>
internal sealed class DisturbanceStage : IArrivalStage
{
    private readonly IArrivalStage _input;
    private readonly Queue<(long Moment, Disturbance Step, int Number)> _next;
    private readonly Queue<(Disturbance Step, int Number)> _lost = new();
    private long _firstArrivals;
    private Arrival? _copy;

    public DisturbanceStage(IArrivalStage input, IEnumerable<(Disturbance Step, Seed Seed)> steps, long count)
    {
        _input = input;
        _next = new(steps.SelectMany(own => Moments(own.Step, own.Seed, count)).OrderBy(planned => planned.Moment));
    }

    public Arrival? Next()
    {
        if (_copy is { } copy)
        {
            _copy = null;
            return copy;
        }

        var arrival = _input.Next();
        if (arrival is null || arrival.First is not null || arrival.Event.Index < 0)
        {
            return arrival;
        }

        while (_next.TryPeek(out var planned) && planned.Moment <= _firstArrivals)
        {
            _next.Dequeue();
            if (planned.Step.By == DisturbanceKind.LostAcknowledgement)
            {
                _lost.Enqueue((planned.Step, planned.Number));
            }
            else
            {
                (arrival.Planned ??= []).Add(planned.Step.Planned(planned.Number));
            }
        }

        _firstArrivals++;
        Lose(arrival);
        return arrival;
    }

    private static IEnumerable<(long Moment, Disturbance Step, int Number)> Moments(Disturbance step, Seed seed, long count)
    {
        var random = seed.Random();
        var times = Math.Min(step.Times, count);
        for (var i = 0; i < times; i++)
        {
            yield return (random.NextInRange(Slot(i, times, count), Slot(i + 1, times, count) - 1), step, i + 1);
        }
    }

    private static long Slot(long i, long times, long count) => (long)((Int128)count * i / times);

    private void Lose(Arrival arrival)
    {
        if (!_lost.TryDequeue(out var lost))
        {
            return;
        }

        (arrival.Planned ??= []).Add(lost.Step.Planned(lost.Number));
        if (lost.Step.AddsCopy)
        {
            _copy = arrival.CopyAs(DuplicateKind.Exact, arrival.Event, arrival.Ticks);
            _copy.Causes = (arrival.Causes & ~Causes.Duplicated) | Causes.LostAcknowledgement;
        }
    }
}
