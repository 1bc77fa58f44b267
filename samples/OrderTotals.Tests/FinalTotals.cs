using StreamTesting;
using StreamTesting.Domains;

namespace Samples.Orders.Tests;

/// <summary>
/// A check of one's own: the last total that comes out for an order is the one of what happened last to it, in whichever order that
/// arrived. It compares orders, those of which something came out; whether all did is deduplication's question.
/// </summary>
public sealed class FinalTotals : ICheck<OrderTotal>
{
    /// <summary>The anomaly: an older amount stands where a newer one should.</summary>
    public const string Stale = "stale";

    private readonly Dictionary<string, (decimal Total, EventTruth By)> _expected = [];

    public FinalTotals(GroundTruth truth)
    {
        Truth = truth;
        foreach (var arrival in truth.Arrivals.Where(arrival => !arrival.Labels.IsDuplicate))
        {
            if (AmountOf(arrival.Event.Payload) is { } amount && truth.TryFind(arrival.Event.Id, out var known)
                && (!_expected.TryGetValue(known.Key, out var last) || known.EventTime >= last.By.EventTime))
            {
                _expected[known.Key] = (amount, known);
            }
        }
    }

    public string Name => "final totals";

    public GroundTruth Truth { get; }

    public bool DependsOnArrivalOrder => false;

    public ICheckFold<OrderTotal> Start() => new Fold(this);

    private static decimal? AmountOf(object? payload) => payload switch
    {
        OrderCreated created => created.Amount,
        OrderAmountCorrected corrected => corrected.NewAmount,
        OrderCancelled => 0,
        _ => null,
    };

    private sealed class Fold(FinalTotals check) : ICheckFold<OrderTotal>
    {
        private readonly Dictionary<string, Observed<OrderTotal>> _last = [];
        private long _observed;

        public IReadOnlyList<Violation> Observe(Observed<OrderTotal> observation)
        {
            _observed++;
            _last[observation.Value.OrderId] = observation;
            return [];
        }

        public CheckResult Complete(ObservationEnding ending, Exception? error)
        {
            var stale = ending == ObservationEnding.Completed
                ? _last.Values.Where(last => last.Value.Total != check._expected[last.Value.OrderId].Total).Select(ViolationOf).ToList()
                : [];
            var verdict = new Verdict(check.Name)
            {
                Ending = ending,
                Error = error,
                Observed = _observed,
                Compared = ending == ObservationEnding.Completed ? _last.Count : 0,
                Counts = stale.Count == 0 ? new Verdict(check.Name).Counts : new Verdict(check.Name).Counts.Add(Stale, new AnomalyCount(stale.Count, stale.Count)),
                Violations = [.. stale.Take(Verdict.ViolationLimit)],
            };
            return new CheckResult(stale, verdict);
        }

        private Violation ViolationOf(Observed<OrderTotal> last)
        {
            var (total, by) = check._expected[last.Value.OrderId];
            return new Violation(
                Stale,
                by.Id,
                $"{last.Value.OrderId} ended at {last.Value.Total} as of {last.Value.AsOf:u}",
                $"{by} happened last to its amount -> the last total must be {total}; {new OutputPlace(last.Index, last.Partition, last.Offset)} is the last")
            {
                Event = by,
                Positions = [by.Position],
                Outputs = [new OutputPlace(last.Index, last.Partition, last.Offset)],
                At = last.Index,
            };
        }
    }
}
