using System.Diagnostics.CodeAnalysis;

namespace StreamTesting;

/// <summary>What a correct job on one engine does with a stream in windows: its arrivals one by one, and what the windows hold and put out.</summary>
public sealed class WindowedTruth : EngineTruth
{
    private readonly WindowedTruth? _whole;
    private EdgeCoverage? _edges;
    private readonly Lazy<(IReadOnlyList<WindowTruth> All, ILookup<(string Key, long Start), WindowTruth> ByStart)> _windows;

    internal WindowedTruth(IEnumerable<Arrival> arrivals, TruthRules rules)
        : base(arrivals, rules)
    {
        _windows = new(() => Indexed(
        [
            .. StreamWindows().OrderBy(window => window.StartMs).ThenBy(window => window.EndMs)
                .ThenBy(window => window.Topic, StringComparer.Ordinal).ThenBy(window => window.Key, StringComparer.Ordinal),
        ]));
    }

    private WindowedTruth(WindowedTruth whole, GroundTruth part)
        : base(whole, part)
    {
        _whole = whole;
        _windows = new(() => Indexed([.. whole.Windows.Where(IsOfPart)]));
    }

    /// <summary>The windows; null for sessions and for windows that slide with the records.</summary>
    public WindowShape? Shape => Rules.Shape;

    /// <summary>How far apart records of one window are at most, of windows that slide with the records; null for others.</summary>
    public TimeSpan? Difference => Rules.Difference is { } difference ? TimeSpan.FromMilliseconds(difference) : null;

    /// <summary>The gap of sessions; null for other windows.</summary>
    public TimeSpan? Gap => Rules.Gap is { } gap ? TimeSpan.FromMilliseconds(gap) : null;

    /// <summary>
    /// All windows that something must or may be in (of a part, those of its keys), by start, end, topic and key. Computed at the first use and kept: memory grows with the stream.
    /// </summary>
    public IReadOnlyList<WindowTruth> Windows => _windows.Value.All;

    /// <summary>
    /// Where the arrivals come by the rule that closes windows: on both sides of it where the plan brings them there (<see cref="EdgePlans.ForWindows"/>), by chance
    /// hardly ever. Computed with the windows, or at the first use.
    /// </summary>
    public EdgeCoverage Edges
    {
        get
        {
            if (_whole is not null)
            {
                return _whole.Edges;
            }

            if (_edges is null)
            {
                foreach (var _ in StreamWindows())
                {
                }
            }

            return _edges!;
        }
    }

    /// <summary>Finds a window of fixed size, or a session, by its key and start.</summary>
    /// <param name="key">The key.</param>
    /// <param name="start">The start, inclusive.</param>
    /// <param name="found">The window; of several (sessions that are not decided, topics) the first in their order.</param>
    /// <returns>Whether something must or may be in such a window.</returns>
    public bool TryFind(string key, DateTimeOffset start, [NotNullWhen(true)] out WindowTruth? found)
    {
        ArgumentNullException.ThrowIfNull(key);
        found = _windows.Value.ByStart[(key, start.ToUnixTimeMilliseconds())].FirstOrDefault();
        return found is not null;
    }

    /// <summary>
    /// Tells the windows one by one, as they become final: when nothing more can come into them. Memory grows with the windows that are open, not with
    /// the stream.
    /// </summary>
    /// <returns>Each window once; each enumeration computes them anew.</returns>
    public IEnumerable<WindowTruth> StreamWindows()
    {
        var pass = Pass();
        var fold = Fold(pass.Clocks, withPanes: true)!;
        foreach (var judged in pass.Run())
        {
            if (judged.IsIn)
            {
                fold.Take(judged, told: false);
            }

            foreach (var window in fold.Closed(judged).Where(IsOfPart))
            {
                yield return window;
            }
        }

        _edges = fold.Edges;
        foreach (var window in fold.Rest().Where(IsOfPart))
        {
            yield return window;
        }
    }

    /// <inheritdoc/>
    public override WindowedTruth ForPart(GroundTruth part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new WindowedTruth(this, part);
    }

    /// <summary>A window belongs where its key does, so that any arrival in it tells.</summary>
    private bool IsOfPart(WindowTruth window) => Part is null || Part.TryFind((window.Must.Count > 0 ? window.Must[0] : window.May[0]).Event.Id, out _);

    private static (IReadOnlyList<WindowTruth> All, ILookup<(string Key, long Start), WindowTruth> ByStart) Indexed(IReadOnlyList<WindowTruth> all) =>
        (all, all.ToLookup(window => (window.Key, window.StartMs)));

    private protected override IWindowFold Fold(ClockBounds clocks, bool withPanes) =>
        Rules.Difference is not null ? new SlidingFold(Rules, withPanes)
        : Rules.Gap is not null ? new SessionFold(Rules, clocks, Outline, withPanes)
        : new FixedWindowFold(Rules, clocks, Outline, withPanes);
}
