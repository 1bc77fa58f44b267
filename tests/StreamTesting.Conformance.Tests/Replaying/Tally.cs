namespace StreamTesting.Conformance.Tests;

/// <summary>What an oracle counted over a run.</summary>
internal sealed class Tally(IOracle oracle)
{
    /// <summary>Whether something is a may, so that counts are not decided.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What must not be.</summary>
    public List<RejectionOutcome> MustNots { get; } = [];

    public long Dropped { get; private set; }

    public long Duplicates { get; private set; }

    public long Batches { get; private set; }

    public long PendingTimers => oracle.PendingTimers;

    public void Add(Outcome outcome)
    {
        IsOpen |= outcome.Expectation == Expectation.May;
        if (outcome is RejectionOutcome rejection)
        {
            MustNots.Add(rejection);
        }

        Dropped += outcome is DropOutcome drop ? drop.Count : 0;
        Duplicates += outcome is DuplicateCountOutcome duplicates ? duplicates.Count : 0;
        Batches += outcome is BatchOutcome ? 1 : 0;
    }
}
