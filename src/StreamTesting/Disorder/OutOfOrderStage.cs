namespace StreamTesting;

/// <summary>Holds chosen first arrivals back behind newer ones of their partition: one lane a partition of a topic.</summary>
internal sealed class OutOfOrderStage : IArrivalStage
{
    private readonly IArrivalStage _input;
    private readonly OutOfOrder _step;
    private readonly SelectionInTurn _chosen;
    private readonly Seed _amount;
    private readonly OutOfOrderLane[] _lanes;
    private readonly Queue<Arrival> _ready = new();
    private long _ticks = long.MinValue;
    private bool _ended;

    public OutOfOrderStage(IArrivalStage input, OutOfOrder step, Seed seed, long count, int lanes)
    {
        _input = input;
        _step = step;
        _chosen = new SelectionInTurn(new Selection(seed, Math.Max(0, count - 1), step.Rate, count, step.Choosing));
        _amount = seed.Derive("amount");
        _lanes = new OutOfOrderLane[lanes];
        for (var i = 0; i < lanes; i++)
        {
            _lanes[i] = new OutOfOrderLane(step, Release);
        }
    }

    public Arrival? Next()
    {
        while (_ready.Count == 0 && !_ended)
        {
            if (_input.Next() is { } arrival)
            {
                Accept(arrival);
                continue;
            }

            _ended = true;
            foreach (var lane in _lanes)
            {
                lane.Flush();
            }
        }

        return _ready.TryDequeue(out var next) ? next : null;
    }

    private void Accept(Arrival arrival)
    {
        _ticks = Math.Max(_ticks, arrival.Ticks);
        if (arrival.First is { HeldBy: { } holder } first && ReferenceEquals(holder, this))
        {
            (first.Followers ??= []).Add(arrival);
            return;
        }

        var lane = _lanes[arrival.Lane];
        if (arrival.First is null && IsChosen(arrival, lane))
        {
            arrival.Causes |= Causes.OutOfOrder;
            if (!lane.IsBehind(arrival))
            {
                var random = _amount.Random(arrival.Event.Index);
                arrival.HeldBy = this;
                lane.Hold(arrival, (int)random.NextInRange(1, _step.MaxDisplacement));
                return;
            }
        }

        lane.Pass(arrival);
    }

    private bool IsChosen(Arrival arrival, OutOfOrderLane lane)
    {
        if (arrival.Event.Index < 0 || arrival.Event.Index >= _chosen.Count)
        {
            return false;
        }

        if (_chosen.Contains(arrival.Event.Index))
        {
            return true;
        }

        if (lane.Owed == 0 || lane.IsBehind(arrival))
        {
            return false;
        }

        lane.Owed--;
        return true;
    }

    private void Release(Arrival arrival)
    {
        arrival.HeldBy = null;
        arrival.Ticks = Math.Max(arrival.Ticks, _ticks);
        _ready.Enqueue(arrival);
        if (arrival.Followers is { } followers)
        {
            arrival.Followers = null;
            followers.ForEach(Release);
        }
    }
}
