namespace StreamTesting.EmbeddedKafka;

/// <summary>How many faults of each kind a plan gets, and where. Those that happen while records are produced are spread over the produce requests.</summary>
public sealed record FaultMenu
{
    /// <summary>The topic that is hit.</summary>
    public required string Topic { get; init; }

    /// <summary>How many partitions it has; leaders of any of them move.</summary>
    /// <value>At least 1; default 1.</value>
    public int Partitions { get; init; } = 1;

    /// <summary>The group that is hit; needed for the faults of groups.</summary>
    public string? Group { get; init; }

    /// <summary>How many produce requests, fetches and commits there will be at least: each kind of fault happens within so many of its requests.</summary>
    /// <value>At least 1; default 20.</value>
    public int Over { get; init; } = 20;

    /// <summary>Produce requests that are done, but not acknowledged: a real duplicate where the producer is not idempotent.</summary>
    public int LostAcknowledgements { get; init; }

    /// <summary>Produce requests that are refused with an error that the client may try again after.</summary>
    public int RefusedProduces { get; init; }

    /// <summary>Answers to fetches that are thrown away.</summary>
    public int LostFetches { get; init; }

    /// <summary>Answers to fetches that are held back, for a time from 0 to <see cref="DelayUpTo"/>.</summary>
    public int DelayedFetches { get; init; }

    /// <summary>The longest delay.</summary>
    /// <value>More than zero; default 1 s.</value>
    public TimeSpan DelayUpTo { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Changes of leaders while records are fetched; they need more than one broker.</summary>
    public int LeaderMoves { get; init; }

    /// <summary>Rebalances of the group while records are fetched.</summary>
    public int Rebalances { get; init; }

    /// <summary>Sessions of all the group's members that end while records are fetched.</summary>
    public int SessionExpiries { get; init; }

    /// <summary>Commits of the group that are done, but not acknowledged.</summary>
    public int LostCommits { get; init; }

    /// <summary>Changes of the group's coordinator while records are fetched; they need more than one broker.</summary>
    public int CoordinatorMoves { get; init; }

    /// <summary>Brokers that go down while records are fetched, and come back a few requests later; they need more than one broker.</summary>
    public int BrokerStops { get; init; }

    /// <summary>How many brokers there are; the ids count from 1.</summary>
    /// <value>At least 1; default 1.</value>
    public int Brokers { get; init; } = 1;
}
