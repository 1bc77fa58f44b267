namespace StreamTesting;

/// <summary>Which events one step changes, and how. The events come in event-time order, each once. Not thread-safe.</summary>
internal abstract class PayloadDraw(PayloadStep step, Seed seed)
{
    private const long Unbounded = 1L << 60;
    private SelectionInTurn? _among;
    private long _count;
    private long _rank = -1;

    /// <summary>Whether the number of events that the step can change has to be known beforehand.</summary>
    public bool NeedsCount => step.Choosing == Choosing.Exactly && step.Rate is > 0 and < 1;

    public PayloadStep Step => step;

    /// <summary>Which kinds of steps come first: what an update leaves out, what was wrong when it was written, the shape it was written in.</summary>
    public abstract int Turn { get; }

    protected Seed Seed => seed;

    /// <summary>The event's number among those that the step can change.</summary>
    protected long Rank => _rank;

    /// <summary>Says how many events the step can change.</summary>
    public void Begin(long count)
    {
        _count = count;
        _among = step.Rate is > 0 and < 1 ? Among(seed) : null;
    }

    /// <summary>Whether the step can change an event, whose predecessors were all asked about.</summary>
    public virtual bool Matches(StreamEvent happened, EventBytes bytes) => step.Types.IsOrAll(happened.Type) && CanChange(happened, bytes);

    /// <summary>Draws for the next event.</summary>
    public void Draw(StreamEvent happened, EventBytes bytes, PayloadDrawing into)
    {
        if (IsIdle || !Matches(happened, bytes))
        {
            LeaveOut(happened, bytes, into);
            return;
        }

        _rank++;
        var chosen = step.Rate >= 1 || (_among is not null && _among.Contains(step.Choosing == Choosing.Exactly ? _rank : happened.Index));
        Take(happened, chosen, into);
    }

    /// <summary>Draws for an event of the same id with another payload, after the event itself.</summary>
    public virtual void DrawConflicting(StreamEvent happened, EventBytes bytes, PayloadDrawing into)
    {
    }

    /// <summary>Whether it changes nothing, ever.</summary>
    protected virtual bool IsIdle => step.Rate <= 0;

    protected abstract bool CanChange(StreamEvent happened, EventBytes bytes);

    /// <summary>Takes in an event that the step can change, chosen or not.</summary>
    protected abstract void Take(StreamEvent happened, bool chosen, PayloadDrawing into);

    /// <summary>Takes in that the step can't change the event.</summary>
    protected virtual void LeaveOut(StreamEvent happened, EventBytes bytes, PayloadDrawing into)
    {
    }

    protected SelectionInTurn Among(Seed own) => new(new Selection(own, NeedsCount ? _count : Unbounded, step.Rate, step.Choosing));
}
