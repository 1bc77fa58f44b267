namespace StreamTesting;

/// <summary>The arrivals of a stream in classes, to say which of them a difference may be made of.</summary>
internal sealed class BalanceSheet
{
    private const int MostListed = 6;
    private readonly SortedDictionary<string, Class> _classes = new(StringComparer.Ordinal);

    public BalanceSheet(GroundTruth truth, EngineTruth? engine)
    {
        Truth = truth;
        foreach (var arrival in truth.Arrivals)
        {
            var labels = arrival.Labels;
            if (labels.Duplicate != DuplicateKind.None)
            {
                Add(labels.Duplicate switch { DuplicateKind.Exact => "exact copies", DuplicateKind.Retry => "retries", DuplicateKind.Conflicting => "conflicting copies", _ => "redelivered arrivals" }, arrival.Position);
                Add("arrivals whose id arrived before", arrival.Position);
            }

            if (labels.IsPoisoned)
            {
                Add("poisoned arrivals", arrival.Position);
                if (labels.IsDuplicate)
                {
                    Add("poisoned arrivals whose id arrived before", arrival.Position);
                }
            }
            else if (labels.IsDuplicate && truth.TryFind(arrival.Event.Id, out var known) && known.ReadablePosition == arrival.Position)
            {
                Add("good copies of events that first arrived poisoned", arrival.Position);
            }

            if (labels.IsOutOfOrder)
            {
                Add("arrivals out of order", arrival.Position);
            }
        }

        foreach (var verdict in engine?.OfPart() ?? [])
        {
            if (NameOf(verdict.Outcome) is { } name)
            {
                Add(name, verdict.Arrival.Position);
            }
        }
    }

    public GroundTruth Truth { get; }

    private void Add(string name, long position)
    {
        if (!_classes.TryGetValue(name, out var known))
        {
            _classes[name] = known = new Class();
        }

        known.Count++;
        if (known.First.Count < MostListed)
        {
            known.First.Add(position);
        }
    }

    /// <summary>The classes that have exactly so many, else all with their counts.</summary>
    public string CandidatesFor(long difference)
    {
        var size = Math.Abs(difference);
        var same = _classes.Where(pair => pair.Value.Count == size).ToList();
        if (same.Count > 0)
        {
            return "candidates: " + string.Join(", or ", same.Select(pair => size == 1 ? $"the only one of the {pair.Key} ({Positions(pair.Value)})" : RuleText.Invariant($"the {size} {pair.Key} ({Positions(pair.Value)})")));
        }

        return _classes.Count == 0
            ? "the stream has neither copies nor poison nor disorder"
            : RuleText.Invariant($"no class of arrivals has {size}: ") + string.Join(", ", _classes.Select(pair => RuleText.Invariant($"{pair.Value.Count} {pair.Key}")));
    }

    private static string? NameOf(ArrivalOutcome outcome) => outcome switch
    {
        ArrivalOutcome.LateDropped => "arrivals late and to be dropped",
        ArrivalOutcome.LateAccepted => "arrivals late and to be accepted",
        ArrivalOutcome.Undecided => "arrivals that may be dropped",
        ArrivalOutcome.Skipped => "arrivals that the engine never takes",
        ArrivalOutcome.InNoWindow => "arrivals between windows",
        _ => null,
    };

    private static string Positions(Class known)
    {
        var more = known.Count - known.First.Count;
        return (known.Count == 1 ? "position " : "positions ") + string.Join(", ", known.First.Select(position => RuleText.Invariant($"{position}"))) + (more > 0 ? RuleText.Invariant($" and {more} more") : "");
    }

    private sealed class Class
    {
        public long Count { get; set; }

        public List<long> First { get; } = [];
    }
}
