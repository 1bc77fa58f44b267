namespace StreamTesting.Kafka.Tests.Zoo;

/// <summary>How a <see cref="Worker"/> goes about it. The defaults put out each record that comes, and commit it then.</summary>
internal sealed record Habits
{
    public bool Deduplicates { get; init; }

    /// <summary>Takes where a record lies for what it is.</summary>
    public bool KnowsByOffset { get; init; }

    /// <summary>Reads what it has put out before it begins.</summary>
    public bool Restores { get; init; }

    /// <summary>Takes what aborted transactions have put out for put out.</summary>
    public bool RestoresAborted { get; init; }

    /// <summary>Begins behind what it has put out, whatever was committed.</summary>
    public bool BeginsBehindItsOutput { get; init; }

    public bool BeginsAtTheBeginning { get; init; }

    public bool IsTransactional { get; init; }

    public bool CommitsFirst { get; init; }

    public bool DoesNotWaitForItsOutput { get; init; }

    public bool ForgetsWhenPartitionsGo { get; init; }

    public bool PutsOutAgainWhenACommitFails { get; init; }

    /// <summary>How many records it commits at a time.</summary>
    public int Batch { get; init; } = 1;
}
