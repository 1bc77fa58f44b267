namespace StreamTesting;

/// <summary>Holds chosen first arrivals back until a newer event of their entity has left.</summary>
internal sealed class OutOfOrderInEntityStage : IArrivalStage
{
    private readonly IArrivalStage _input;
    private readonly SelectionInTurn _chosen;
    private readonly long _holdTicks;
    private readonly Queue<Arrival> _ready = new();
    private readonly Queue<(Arrival Arrival, long Until)> _held = new();
    private long _ticks = long.MinValue;
    private bool _ended;

    public OutOfOrderInEntityStage(IArrivalStage input, OutOfOrderInEntity step, Seed seed, DomainSize size)
    {
        _input = input;
        _chosen = new SelectionInTurn(new Selection(seed, size.Events - size.Ended, step.Rate, step.Choosing));
        _holdTicks = step.UpTo?.Ticks ?? TimeSpan.FromDays(36500).Ticks;
    }

    public Arrival? Next()
    {
        while (_ready.Count == 0 && !_ended)
        {
            if (_input.Next() is { } arrival)
            {
                _ticks = Math.Max(_ticks, arrival.Ticks);
                ReleaseHeld(_ticks);
                Accept(arrival);
                continue;
            }

            _ended = true;
            ReleaseHeld(long.MaxValue);
        }

        return _ready.TryDequeue(out var next) ? next : null;
    }

    private void Accept(Arrival arrival)
    {
        var entity = arrival.Event.Entity;
        if (arrival.First is { HeldBy: { } holder } first && ReferenceEquals(holder, this))
        {
            (first.Followers ??= []).Add(arrival);
        }
        else if (arrival.First is null && arrival.Event.OpenRank >= 0 && _chosen.Contains(arrival.Event.OpenRank))
        {
            arrival.Causes |= Causes.OutOfOrderInEntity;
            if (entity.ReleasedTicks > arrival.Event.Ticks)
            {
                Leave(arrival);
                return;
            }

            arrival.HeldBy = this;
            (entity.Held ??= []).Add(arrival);
            _held.Enqueue((arrival, arrival.Ticks + _holdTicks));
        }
        else
        {
            Leave(arrival);
        }
    }

    private bool IsHeld(Arrival arrival) => ReferenceEquals(arrival.HeldBy, this);

    private void ReleaseHeld(long ticks)
    {
        while (_held.TryPeek(out var oldest) && (!IsHeld(oldest.Arrival) || oldest.Until < ticks))
        {
            _held.Dequeue();
            if (IsHeld(oldest.Arrival))
            {
                oldest.Arrival.Event.Entity.Held!.Remove(oldest.Arrival);
                Leave(oldest.Arrival);
            }
        }
    }

    private void Leave(Arrival arrival)
    {
        Enqueue(arrival);
        var entity = arrival.Event.Entity;
        entity.ReleasedTicks = Math.Max(entity.ReleasedTicks, arrival.Event.Ticks);
        if (entity.Held is not { Count: > 0 } held)
        {
            return;
        }

        for (var i = 0; i < held.Count; i++)
        {
            if (held[i].Event.Ticks < entity.ReleasedTicks || arrival.Event.EndsEntity)
            {
                var passed = held[i];
                held.RemoveAt(i--);
                Enqueue(passed);
            }
        }
    }

    private void Enqueue(Arrival arrival)
    {
        arrival.HeldBy = null;
        arrival.Ticks = Math.Max(arrival.Ticks, _ticks);
        _ready.Enqueue(arrival);
        if (arrival.Followers is { } followers)
        {
            arrival.Followers = null;
            followers.ForEach(Enqueue);
        }
    }
}
