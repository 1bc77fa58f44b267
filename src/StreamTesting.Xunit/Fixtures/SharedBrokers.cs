using StreamTesting.Kafka;

namespace StreamTesting.Xunit;

/// <summary>The brokers that the fixtures of a process share: one of each kind, and the one that the environment chooses.</summary>
internal static class SharedBrokers
{
    public static SharedResource<BrokerSession> Chosen { get; } = BrokerSession.Shared(cancellationToken => KafkaBrokers.StartAsync(null, cancellationToken));

    public static SharedResource<BrokerSession> Embedded { get; } = Of(BrokerKind.Embedded);

    public static SharedResource<BrokerSession> Process { get; } = Of(BrokerKind.Process);

    public static SharedResource<BrokerSession> Container { get; } = Of(BrokerKind.Container);

    public static SharedResource<BrokerSession> External { get; } = Of(BrokerKind.External);

    private static SharedResource<BrokerSession> Of(BrokerKind kind) => BrokerSession.Shared(cancellationToken => KafkaBrokers.StartAsync(kind, cancellationToken));
}
