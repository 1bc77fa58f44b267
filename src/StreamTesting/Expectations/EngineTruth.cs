namespace StreamTesting;

/// <summary>
/// What a correct job on one engine does with each arrival of a stream: by the rules of its profile, and only where all interleavings of
/// partitions, lags of watermarks and ends of micro-batches agree. Computed from the arrivals, never from a consumer. Immutable; each
/// enumeration is a pass of its own.
/// </summary>
public class EngineTruth
{
    private readonly IEnumerable<Arrival> _arrivals;
    private readonly Lazy<StreamOutline?> _outline;
    private readonly Lazy<IReadOnlyList<ArrivalVerdict>> _verdicts;
    private readonly Lazy<TruthTotals> _totals;
    private readonly Lazy<GroundTruth> _stream;

    internal EngineTruth(IEnumerable<Arrival> arrivals, TruthRules rules)
    {
        (_arrivals, Rules) = (arrivals, rules);
        _outline = new Lazy<StreamOutline?>(() => rules.IsExact
            ? null
            : new StreamOutline(new TruthPass(arrivals, rules, null).Run().Where(judged => judged.IsIn), rules.Layout.Lanes));
        _verdicts = new Lazy<IReadOnlyList<ArrivalVerdict>>(() => [.. StreamArrivals()]);
        _stream = new Lazy<GroundTruth>(() => Ground?.Invoke() ?? new GroundTruth(arrivals));
        _totals = new Lazy<TruthTotals>(() => TruthTally.Of(StreamArrivals()));
    }

    private protected EngineTruth(EngineTruth whole, GroundTruth part)
    {
        (_arrivals, Rules, Part) = (whole._arrivals, whole.Rules, part);
        (_outline, _verdicts) = (whole._outline, whole._verdicts);
        _stream = new Lazy<GroundTruth>(() => part);
        _totals = new Lazy<TruthTotals>(() => TruthTally.Of(OfPart()));
    }

    /// <summary>The engine's rules.</summary>
    public EngineProfile Profile => Rules.Profile;

    /// <summary>The truth of the stream itself, or of the part that is asked about (<see cref="ForPart"/>). Computed at the first use where this truth was made of a stream without it: its memory grows with the unique events.</summary>
    public GroundTruth Stream => _stream.Value;

    /// <summary>What is known of the job.</summary>
    public TruthOptions Options => Rules.Options;

    /// <summary>
    /// Whether each arrival meets one clock only, whatever the interleaving, so that nothing is a may: one partition and a watermark after every record,
    /// or stream time over one topic.
    /// </summary>
    public bool IsExact => Rules.IsExact;

    /// <summary>The verdicts of all arrivals, by their positions. Computed at the first use and kept: memory grows with the stream.</summary>
    public IReadOnlyList<ArrivalVerdict> Arrivals => _verdicts.Value;

    /// <summary>Where all arrivals end up; of a part (<see cref="ForPart"/>), its arrivals. Computed at the first use and kept.</summary>
    public TruthTotals Totals => _totals.Value;

    internal TruthRules Rules { get; }

    internal Func<GroundTruth>? Ground { get; init; }

    /// <summary>The part that is asked about; null for the whole stream.</summary>
    internal GroundTruth? Part { get; }

    internal StreamOutline? Outline => _outline.Value;

    /// <summary>Says what becomes of an arrival.</summary>
    /// <param name="arrival">An arrival of this stream.</param>
    /// <returns>The verdict with its rule.</returns>
    /// <exception cref="ArgumentException">The arrival is of another stream.</exception>
    public ArrivalVerdict Of(Arrival arrival)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        return Find(arrival.Position) is { } verdict && verdict.Arrival.Event.Id == arrival.Event.Id
            ? verdict
            : throw new ArgumentException($"This truth has no arrival of '{arrival.Event.Id}' at position {arrival.Position}: it is of another stream.", nameof(arrival));
    }

    /// <summary>Tells the verdicts one by one, in the order of arrival, with memory that does not grow with the stream.</summary>
    /// <returns>As many as there are arrivals; each enumeration computes them anew.</returns>
    public IEnumerable<ArrivalVerdict> StreamArrivals()
    {
        var pass = Pass();
        var fold = Fold(pass.Clocks, withPanes: false);
        foreach (var judged in pass.Run())
        {
            yield return Verdicts.Of(judged, Rules, judged.IsIn ? fold?.Take(judged, told: true) : null);
            fold?.Forget(judged);
        }
    }

    /// <summary>
    /// The same job on the same whole stream, asked about a part of it only: checks that are given this truth judge the part's events and windows by the clocks of the
    /// whole. Verdicts of parts that share no event and no key merge into that of the whole.
    /// </summary>
    /// <param name="part">The truth of some of the stream's arrivals, for example those of the keys that one worker judges.</param>
    /// <returns>A truth that shares with this one what is computed of the whole.</returns>
    public virtual EngineTruth ForPart(GroundTruth part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new EngineTruth(this, part);
    }

    /// <summary>The verdicts of all arrivals that may be asked about; those of a whole stream are not kept.</summary>
    internal IEnumerable<ArrivalVerdict> Told() => Part is null ? StreamArrivals() : Arrivals;

    /// <summary>The verdicts of the arrivals of the part that is asked about; of all where it is the whole stream.</summary>
    internal IEnumerable<ArrivalVerdict> OfPart()
    {
        if (Part is null)
        {
            return StreamArrivals();
        }

        var positions = Part.Arrivals.Select(arrival => arrival.Position).ToHashSet();
        return Arrivals.Where(verdict => positions.Contains(verdict.Arrival.Position));
    }

    internal ArrivalVerdict At(long position) =>
        Find(position) ?? throw new ArgumentException(FormattableString.Invariant($"This truth has no arrival at position {position}."), nameof(position));

    /// <summary>Arrivals may be a part of a stream: their positions ascend, with gaps.</summary>
    private ArrivalVerdict? Find(long position)
    {
        var (low, high) = (0, Arrivals.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Arrivals[middle].Arrival.Position < position ? (middle + 1, high) : (low, middle);
        }

        return low < Arrivals.Count && Arrivals[low].Arrival.Position == position ? Arrivals[low] : null;
    }

    internal TruthPass Pass() => new(_arrivals, Rules, Outline);

    private protected virtual IWindowFold? Fold(ClockBounds clocks, bool withPanes) => null;
}
