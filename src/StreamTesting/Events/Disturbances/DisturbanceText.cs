using System.Globalization;

namespace StreamTesting;

/// <summary>Disturbances in words.</summary>
internal static class DisturbanceText
{
    public static string Of(DisturbanceKind kind) => kind switch
    {
        DisturbanceKind.LostAcknowledgement => "lost acknowledgement",
        DisturbanceKind.LeaderMove => "leader move",
        DisturbanceKind.BrokerDown => "broker down",
        DisturbanceKind.Rebalance => "rebalance",
        DisturbanceKind.GroupCoordinatorMove => "move of the group's coordinator",
        DisturbanceKind.TransactionCoordinatorMove => "move of the transactions' coordinator",
        DisturbanceKind.SessionExpiry => "session expiry",
        _ => "consumer crash",
    };

    public static string ManyOf(DisturbanceKind kind) => kind switch
    {
        DisturbanceKind.BrokerDown => "times a broker down",
        DisturbanceKind.GroupCoordinatorMove => "moves of the group's coordinator",
        DisturbanceKind.TransactionCoordinatorMove => "moves of the transactions' coordinator",
        DisturbanceKind.SessionExpiry => "session expiries",
        DisturbanceKind.ConsumerCrash => "consumer crashes",
        _ => Of(kind) + "s",
    };

    /// <summary>What the settings say; empty where they say nothing.</summary>
    public static string More(DisturbanceKind by, int lasting, CrashPoint at, bool isIdempotent, bool isAfterBarrier) => by switch
    {
        DisturbanceKind.LostAcknowledgement => isIdempotent ? "of an idempotent producer" : "",
        DisturbanceKind.BrokerDown => string.Create(CultureInfo.InvariantCulture, $"for {lasting} arrivals{(isAfterBarrier ? ", behind a barrier" : "")}"),
        DisturbanceKind.ConsumerCrash => at == CrashPoint.BeforeCommit ? "before a commit" : "after a commit",
        _ => isAfterBarrier ? "behind a barrier" : "",
    };
}
