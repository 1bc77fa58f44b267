namespace StreamTesting;

/// <summary>Which arrivals are poisoned: of each event its first, and each copy that was written for itself.</summary>
internal sealed class PoisonDraw(Poisoned step, Seed seed) : PayloadDraw(step, seed)
{
    private readonly Dictionary<int, SelectionInTurn> _amongCopies = [];
    private readonly Seed _how = seed.Derive("how");
    private readonly Seed _copies = seed.Derive("copies");
    private bool _hasValue;

    public override int Turn => 3;

    /// <summary>Draws for a copy of the event that was drawn for last.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="number">Which of the event's copies it is.</param>
    public Poison? OfCopy(StreamEvent happened, int number)
    {
        if (!_hasValue || step.Rate <= 0)
        {
            return null;
        }

        var own = _copies.Derive(number);
        if (step.Rate < 1 && !_amongCopies.TryGetValue(number, out _))
        {
            _amongCopies[number] = Among(own);
        }

        var chosen = step.Rate >= 1 || _amongCopies[number].Contains(step.Choosing == Choosing.Exactly ? Rank : happened.Index);
        return chosen ? step.Make(own.Derive("how").Random(happened.Index)) : null;
    }

    protected override bool CanChange(StreamEvent happened, EventBytes bytes) => happened.Payload is not null;

    protected override void Take(StreamEvent happened, bool chosen, PayloadDrawing into)
    {
        _hasValue = true;
        if (chosen)
        {
            into.Add(step.Make(_how.Random(happened.Index)));
        }
    }

    protected override void LeaveOut(StreamEvent happened, EventBytes bytes, PayloadDrawing into) => _hasValue = false;
}
