namespace StreamTesting;

/// <summary>Which events are entered twice.</summary>
internal sealed class RowDraw(DuplicateRows step, Seed seed, Domain domain) : PayloadDraw(step, seed)
{
    private bool _chosen;

    public override int Turn => 4;

    /// <summary>The row that repeats the event that was drawn for last, or null.</summary>
    public Arrival? RowOf(Arrival first, int number)
    {
        if (!_chosen)
        {
            return null;
        }

        var random = Seed.Derive("row").Random(first.Event.Index);
        var ticks = first.Ticks + (random.NextInRange(1, step.Within.Ticks / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond);
        var row = first.Beside(domain.DuplicateRow(first.Event, number, ref random), ticks);
        row.RewriteAs((first.Rewrite ?? new PayloadRewrite(new PayloadLabel(first.Event.SchemaVersion), [])).AsRowOf(first.Event.Id));
        return row;
    }

    protected override bool CanChange(StreamEvent happened, EventBytes bytes) => happened.Payload is not null;

    protected override void Take(StreamEvent happened, bool chosen, PayloadDrawing into) => _chosen = chosen;

    protected override void LeaveOut(StreamEvent happened, EventBytes bytes, PayloadDrawing into) => _chosen = false;
}
