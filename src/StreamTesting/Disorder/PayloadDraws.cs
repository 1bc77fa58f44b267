namespace StreamTesting;

/// <summary>What the steps of a plan do to the bytes of arrivals. The events come in event-time order, each once, with its copies after it.</summary>
internal sealed class PayloadDraws : IDisposable
{
    private readonly PayloadDraw[] _draws;
    private readonly PoisonDraw[] _poisons;
    private readonly RowDraw[] _rows;
    private readonly EventBytes _bytes;
    private readonly PayloadDrawing _drawing = new();

    private PayloadDraws(PayloadDraw[] draws, Domain domain)
    {
        _draws = draws;
        _poisons = [.. draws.OfType<PoisonDraw>()];
        _rows = [.. draws.OfType<RowDraw>()];
        _bytes = new EventBytes(domain.Format);
    }

    /// <summary>Makes the draws of a plan's steps, or null where no step changes bytes.</summary>
    public static PayloadDraws? Of(DisorderSeeds steps, Domain domain, StreamCounts counts)
    {
        var draws = Of(steps, domain);
        if (draws.Length == 0)
        {
            return null;
        }

        for (var i = 0; i < draws.Length; i++)
        {
            draws[i].Begin(draws[i].NeedsCount ? counts.Payloads.Of(i) : 0);
        }

        return new PayloadDraws(draws, domain);
    }

    /// <summary>The draws of a plan's steps, in the order in which they take effect.</summary>
    public static PayloadDraw[] Of(DisorderSeeds steps, Domain domain) =>
        [.. steps.Of<PayloadStep>().Select(step => step.Step.Draw(step.Seed, domain)).OrderBy(draw => draw.Turn)];

    /// <summary>Draws for the first arrival of the next event.</summary>
    public void Change(Arrival first)
    {
        _drawing.Clear();
        foreach (var draw in _draws)
        {
            draw.Draw(first.Event, _bytes, _drawing);
        }

        first.RewriteAs(_drawing.Finish(first.Event, _bytes));
    }

    /// <summary>Draws for a copy of that arrival.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="first">The arrival that was drawn for last.</param>
    /// <param name="number">The number of the step that sends the copy.</param>
    public void ChangeCopy(Arrival copy, Arrival first, int number)
    {
        if (copy.Duplicate is not (DuplicateKind.Retry or DuplicateKind.Conflicting))
        {
            return;
        }

        var rewrite = copy.Duplicate == DuplicateKind.Retry ? first.Rewrite?.With(null) : OfConflicting(copy.Event);
        copy.RewriteAs(rewrite);
        if (copy.Duplicate == DuplicateKind.Conflicting && SaysTheSame(copy, first))
        {
            copy.BecomeRetry();
        }

        foreach (var poison in _poisons)
        {
            if (poison.OfCopy(first.Event, number) is { } drawn)
            {
                copy.RewriteAs((copy.Rewrite ?? new PayloadRewrite(new PayloadLabel(copy.Event.SchemaVersion), [])).With(drawn));
            }
        }
    }

    /// <summary>The events that repeat that arrival's business content under ids of their own.</summary>
    public IEnumerable<Arrival> RowsOf(Arrival first)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            if (_rows[i].RowOf(first, i + 2) is { } row)
            {
                yield return row;
            }
        }
    }

    public void Dispose() => _bytes.Dispose();

    private PayloadRewrite? OfConflicting(StreamEvent other)
    {
        _drawing.Clear();
        foreach (var draw in _draws)
        {
            draw.DrawConflicting(other, _bytes, _drawing);
        }

        return _drawing.Finish(other, _bytes);
    }

    private static bool SaysTheSame(Arrival copy, Arrival first) =>
        (copy.Rewrite is not null || first.Rewrite is not null) && copy.Unstamped().ToBytes().AsSpan().SequenceEqual(first.Unstamped().ToBytes());
}
