using System.Globalization;
using static StreamTesting.EmbeddedKafka.Server.TopicSettingType;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The options of the embedded broker, and what it does in any case, under the names that Kafka gives them.</summary>
internal static class BrokerSettings
{
    public static IReadOnlyList<BrokerSetting> Of(EmbeddedKafkaOptions options, int brokerId) =>
    [
        new("auto.create.topics.enable", options.AutoCreateTopics ? "true" : "false", "true", TopicSettingType.Boolean, "Whether a topic comes into being when a client asks for it."),
        new("broker.id", Text(brokerId), "-1", Int, "The broker's id."),
        new("default.replication.factor", Text(Math.Min(options.ReplicationFactor, options.Brokers)), "1", Int, "Replicas of a partition that is made without a number."),
        new("delete.topic.enable", "true", "true", TopicSettingType.Boolean, "Whether topics can be deleted."),
        new("group.consumer.heartbeat.interval.ms", Text(options.ConsumerGroupHeartbeatInterval.TotalMilliseconds), "5000", Int, "How often members of consumer groups are to be heard of."),
        new("group.consumer.session.timeout.ms", Text(options.ConsumerGroupSessionTimeout.TotalMilliseconds), "45000", Int, "After what silence a member of a consumer group is gone."),
        new("group.initial.rebalance.delay.ms", Text(options.GroupInitialRebalanceDelay.TotalMilliseconds), "3000", Int, "How long an empty classic group waits for more members."),
        new("group.max.session.timeout.ms", Text(options.GroupMaxSessionTimeout.TotalMilliseconds), "1800000", Int, "The longest session time-out of a member of a classic group."),
        new("group.min.session.timeout.ms", Text(options.GroupMinSessionTimeout.TotalMilliseconds), "6000", Int, "The shortest session time-out of a member of a classic group."),
        new("log.dirs", $"/embedded-kafka/broker-{Text(brokerId)}", null, List, "The log directory that is told of; there is no such folder."),
        new("max.incremental.fetch.session.cache.slots", Text(options.FetchSessionSlots), "1000", Int, "How many fetch sessions the broker keeps."),
        new("max.request.partition.size.limit", "2000", "2000", Int, "How many partitions a page of topics has at most."),
        new("node.id", Text(brokerId), null, Int, "The broker's id."),
        new("num.partitions", Text(options.DefaultPartitions), "1", Int, "Partitions of a topic that is created without a number."),
        new("socket.request.max.bytes", "104857600", "104857600", Int, "The largest request that is read, in bytes."),
        new("transaction.max.timeout.ms", Text(options.TransactionMaxTimeout.TotalMilliseconds), "900000", Int, "The longest that a producer may let its transactions stay open."),
    ];

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
