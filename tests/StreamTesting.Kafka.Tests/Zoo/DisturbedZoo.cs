namespace StreamTesting.Kafka.Tests.Zoo;

internal static class DisturbedZoo
{
    private static readonly Habits Restoring = new() { Deduplicates = true, Restores = true };
    private static readonly Disturbance Before = Disturbance.ConsumerCrash(2);
    private static readonly Disturbance After = Disturbance.ConsumerCrash(2, CrashPoint.AfterCommit);

    public static IReadOnlyList<Specimen> Right { get; } =
    [
        new("reads what it has put out before it begins, puts out, and commits then", Restoring),
        new("the same in batches", Restoring with { Batch = 7 }),
        new("transactions, and the ids of what they have committed", Restoring with { IsTransactional = true }),
        new("begins behind what it has put out, whatever is committed", Restoring with { BeginsBehindItsOutput = true }),
        new("at least once, where that is all that is asked", new Habits()) { MayRepeat = true },
    ];

    public static IReadOnlyList<Specimen> Wrong { get; } =
    [
        new("puts out all that it reads", new Habits()) { Under = Disturbance.LostAcknowledgement(2), Anomaly = Anomalies.Duplicate },
        new("takes an offset for an identity", Restoring with { KnowsByOffset = true }) { Under = Disturbance.LostAcknowledgement(2), Anomaly = Anomalies.Duplicate },
        new("has its ids in memory only", new Habits { Deduplicates = true }) { Under = Before, Anomaly = Anomalies.Duplicate },
        new("reads all again at each start, its ids in memory", new Habits { Deduplicates = true, BeginsAtTheBeginning = true }) { Under = After, Anomaly = Anomalies.Duplicate },
        new("commits before it puts out", Restoring with { CommitsFirst = true }) { Under = After, Anomaly = Anomalies.Lost },
        new("commits a batch before it puts it out", Restoring with { CommitsFirst = true, Batch = 5 }) { Under = After, Anomaly = Anomalies.Lost },
        new("does not wait for its output before it commits", Restoring with { DoesNotWaitForItsOutput = true }) { Under = After, Anomaly = Anomalies.Lost },
        new("takes what aborted transactions put out for done", Restoring with { IsTransactional = true, RestoresAborted = true }) { Under = Before, Anomaly = Anomalies.Lost },
        new("forgets its ids when its partitions go", Restoring with { ForgetsWhenPartitionsGo = true }) { Under = Disturbance.SessionExpiry(2), Anomaly = Anomalies.Duplicate },
        new("puts out again when a commit fails", Restoring with { PutsOutAgainWhenACommitFails = true }) { Under = Disturbance.SessionExpiry(2), Anomaly = Anomalies.Duplicate },
    ];

    private static IReadOnlyList<Disturbance> All { get; } =
    [
        Disturbance.LostAcknowledgement(2), Disturbance.LostAcknowledgement(idempotent: true), Disturbance.LeaderMove(2), Disturbance.LeaderMove(afterBarrier: true), Disturbance.BrokerDown(10),
        Disturbance.BrokerDown(10, afterBarrier: true), Disturbance.Rebalance(2), Disturbance.GroupCoordinatorMove(2), Disturbance.SessionExpiry(2), Before, After,
    ];

    /// <summary>
    /// What a consumer has to bear. One that writes in transactions sometimes hangs where a broker goes down behind a barrier (docs/disturbances.md, limits), and is spared that.
    /// </summary>
    public static IEnumerable<Disturbance> AllFor(Specimen specimen) => specimen.Habits.IsTransactional
        ? [.. All.Where(disturbance => disturbance is not { By: DisturbanceKind.BrokerDown, AfterBarrier: true }), Disturbance.TransactionCoordinatorMove(2)]
        : All;
}
