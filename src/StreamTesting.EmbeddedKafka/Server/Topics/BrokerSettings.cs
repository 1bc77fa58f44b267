using System.Globalization;
using static StreamTesting.EmbeddedKafka.Server.TopicSettingType;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The options of the embedded broker under the names that Kafka gives them.</summary>
internal static class BrokerSettings
{
    public static IEnumerable<(string Name, string Value, TopicSettingType Type)> Of(EmbeddedKafkaOptions options, int brokerId) =>
    [
        ("auto.create.topics.enable", options.AutoCreateTopics ? "true" : "false", TopicSettingType.Boolean),
        ("broker.id", Text(brokerId), Int),
        ("default.replication.factor", Text(Math.Min(options.ReplicationFactor, options.Brokers)), Int),
        ("group.consumer.heartbeat.interval.ms", Text(options.ConsumerGroupHeartbeatInterval.TotalMilliseconds), Int),
        ("group.consumer.session.timeout.ms", Text(options.ConsumerGroupSessionTimeout.TotalMilliseconds), Int),
        ("group.initial.rebalance.delay.ms", Text(options.GroupInitialRebalanceDelay.TotalMilliseconds), Int),
        ("group.max.session.timeout.ms", Text(options.GroupMaxSessionTimeout.TotalMilliseconds), Int),
        ("group.min.session.timeout.ms", Text(options.GroupMinSessionTimeout.TotalMilliseconds), Int),
        ("message.max.bytes", Text(options.MaxMessageBytes), Int),
        ("node.id", Text(brokerId), Int),
        ("num.partitions", Text(options.DefaultPartitions), Int),
        ("transaction.max.timeout.ms", Text(options.TransactionMaxTimeout.TotalMilliseconds), Int),
    ];

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
