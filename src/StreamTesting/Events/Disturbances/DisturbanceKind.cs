namespace StreamTesting;

/// <summary>What happens to the broker, the producer or the consumer while a stream is on its way.</summary>
public enum DisturbanceKind
{
    /// <summary>The broker stores an arrival and the producer never hears of it, so that it writes the same bytes again.</summary>
    LostAcknowledgement,

    /// <summary>The partition that the arrival goes into gets another leader right before it.</summary>
    LeaderMove,

    /// <summary>The broker that leads the partition of the arrival goes down right before it, and comes back some arrivals later.</summary>
    BrokerDown,

    /// <summary>The consumer's group is made to rebalance when it commits the arrival.</summary>
    Rebalance,

    /// <summary>Another broker looks after the consumer's group from the moment when it commits the arrival.</summary>
    GroupCoordinatorMove,

    /// <summary>Another broker looks after the consumer's transactions from the moment when it commits the arrival in one.</summary>
    TransactionCoordinatorMove,

    /// <summary>All members of the consumer's group are taken for lost when it commits the arrival, so that the commit comes too late.</summary>
    SessionExpiry,

    /// <summary>The consumer dies when it commits the arrival, and starts again.</summary>
    ConsumerCrash,
}
