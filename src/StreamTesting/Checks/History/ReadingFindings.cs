using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>What a fold over a history has found so far.</summary>
internal sealed class ReadingFindings(ReadingMode mode, GroundTruth truth)
{
    /// <summary>Stands for the end of the history, in the place of a step.</summary>
    public const long AtTheEnd = long.MaxValue;

    private readonly SortedDictionary<string, AnomalyCount> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Violation>> _kept = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _allowed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _may = new(StringComparer.Ordinal);
    private List<Violation> _fresh = [];

    public ImmutableSortedDictionary<string, AnomalyCount> Counts => _counts.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public ImmutableArray<Violation> First => Verdict.First(_kept.Values.SelectMany(kept => kept));

    public ImmutableSortedDictionary<string, long> Allowances => _allowed.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, long> Undecided => _may.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public void Report(string anomaly, long step, HistoryRecord record, string message, string rule, long count = 1)
    {
        if (mode.Allows(anomaly))
        {
            Allow(anomaly, count);
            return;
        }

        var happened = record.Event is { } id && truth.TryFind(id, out var found) ? found : null;
        var violation = new Violation(anomaly, record.Event, message, rule)
        {
            Event = happened,
            Positions = happened is null ? [] : [happened.Position, .. happened.Copies.Select(copy => copy.Position)],
            Outputs = step == AtTheEnd ? [] : [new OutputPlace(step, record.Partition, record.Offset)],
            At = step,
        };
        _counts[anomaly] = (_counts.TryGetValue(anomaly, out var known) ? known : default) + new AnomalyCount(count, 1);
        Keep(violation);
        _fresh.Add(violation);
    }

    public void Allow(string what, long count = 1) => Add(_allowed, what, count);

    public void May(string why, long count = 1) => Add(_may, why, count);

    public IReadOnlyList<Violation> Take()
    {
        if (_fresh.Count == 0)
        {
            return [];
        }

        var taken = _fresh;
        _fresh = [];
        return taken;
    }

    /// <summary>Keeps the first ones in the order of verdicts, whatever the order in which one step has them.</summary>
    private void Keep(Violation violation)
    {
        if (!_kept.TryGetValue(violation.Anomaly, out var kept))
        {
            _kept[violation.Anomaly] = kept = [];
        }

        if (kept.Count >= Verdict.ViolationLimit && violation.At > kept[^1].At)
        {
            return;
        }

        kept.Add(violation);
        if (kept.Count > 2 * Verdict.ViolationLimit)
        {
            _kept[violation.Anomaly] = [.. Verdict.First(kept)];
        }
    }

    private static void Add(SortedDictionary<string, long> counts, string of, long count)
    {
        counts.TryGetValue(of, out var known);
        counts[of] = known + count;
    }
}
