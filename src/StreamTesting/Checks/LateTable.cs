namespace StreamTesting;

/// <summary>What becomes of each event over all its arrivals, and by which of them.</summary>
internal sealed class LateTable
{
    private readonly ArrivalOutcome[] _outcomes;
    private readonly long[] _positions;

    public LateTable(EngineTruth engine)
    {
        Engine = engine;
        _outcomes = new ArrivalOutcome[engine.Stream.Events.Count];
        _positions = new long[_outcomes.Length];
        Array.Fill(_outcomes, ArrivalOutcome.DeadLettered);
        foreach (var verdict in engine.Told())
        {
            if (!engine.Stream.TryFind(verdict.Arrival.Event.Id, out var known))
            {
                continue;
            }

            if (Rank(verdict.Outcome) > Rank(_outcomes[known.Ordinal]))
            {
                _outcomes[known.Ordinal] = verdict.Outcome;
                _positions[known.Ordinal] = verdict.Arrival.Position;
            }
        }

        foreach (var outcome in _outcomes)
        {
            Dropped += outcome == ArrivalOutcome.LateDropped ? 1 : 0;
            Undecided += outcome == ArrivalOutcome.Undecided ? 1 : 0;
            Pressed += IsPressed(outcome) ? 1 : 0;
        }
    }

    public EngineTruth Engine { get; }

    /// <summary>How many events are late and must be dropped.</summary>
    public long Dropped { get; }

    /// <summary>How many events may be dropped or not.</summary>
    public long Undecided { get; }

    /// <summary>How many events must be accepted though they came out of order or late.</summary>
    public long Pressed { get; }

    public ArrivalOutcome Of(EventTruth known) => _outcomes[known.Ordinal];

    public long PositionOf(EventTruth known) => _positions[known.Ordinal];

    public string RuleOf(EventTruth known) => RuleText.Invariant($"arrival at position {PositionOf(known)}: {Engine.At(PositionOf(known)).Rule}");

    public static bool IsPressed(ArrivalOutcome outcome) => outcome is ArrivalOutcome.OutOfOrder or ArrivalOutcome.LateAccepted;

    private static int Rank(ArrivalOutcome outcome) => outcome switch
    {
        ArrivalOutcome.InOrder => 6,
        ArrivalOutcome.OutOfOrder => 5,
        ArrivalOutcome.LateAccepted => 4,
        ArrivalOutcome.Undecided => 3,
        ArrivalOutcome.LateDropped => 2,
        ArrivalOutcome.DeadLettered => 0,
        _ => 1,
    };
}
