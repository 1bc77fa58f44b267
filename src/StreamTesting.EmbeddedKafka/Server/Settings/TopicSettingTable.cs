using static StreamTesting.EmbeddedKafka.Server.TopicSettingType;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// The settings a topic may have, which are those of Kafka 4.3. Those about files and other machines are kept and shown and change nothing;
/// retention and compaction, which permit to forget and do not demand it, act when a test asks for them; where a value would demand something
/// that is not done here, it is refused.
/// </summary>
internal static class TopicSettingTable
{
    private const string NoReplication = "The embedded broker has no replication that could be throttled.";
    private const string NoRemoteLog = "Tiered Storage functionality is disabled in the broker. Topic cannot be configured with remote log storage.";

    public static readonly IReadOnlyList<TopicSetting> All =
    [
        new("cleanup.policy", "delete", List, "What may go from a log: old segments (delete), or records with a newer one of the same key (compact).")
            { Broker = "log.cleanup.policy", OneOf = ["compact", "delete"] },
        new("compression.gzip.level", "-1", Int, "The level of gzip where the broker compresses. Kept; the embedded broker never compresses.") { Broker = "compression.gzip.level", Min = -1, Max = 9 },
        new("compression.lz4.level", "9", Int, "The level of lz4 where the broker compresses. Kept; the embedded broker never compresses.") { Broker = "compression.lz4.level", Min = 1, Max = 17 },
        new("compression.type", "producer", TopicSettingType.String, "How batches are compressed: as the producer did.")
        {
            Broker = "compression.type",
            OneOf = ["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"],
            Honoured = "producer",
            WhyNot = "The embedded broker keeps batches as producers compressed them: compression.type can only be producer.",
        },
        new("compression.zstd.level", "3", Int, "The level of zstd where the broker compresses. Kept; the embedded broker never compresses.") { Broker = "compression.zstd.level", Min = -131072, Max = 22 },
        new("delete.retention.ms", "86400000", Long, "How long a tombstone outlives the first compaction that finds it.") { Broker = "log.cleaner.delete.retention.ms", Min = 0 },
        new("file.delete.delay.ms", "60000", Long, "How long a file stays after it was deleted. Kept; changes nothing.") { Broker = "log.segment.delete.delay.ms", Min = 0 },
        new("flush.messages", "9223372036854775807", Long, "After how many records a log is forced to disk. Kept; changes nothing.") { Broker = "log.flush.interval.messages", Min = 1 },
        new("flush.ms", "9223372036854775807", Long, "After what time a log is forced to disk. Kept; changes nothing.") { Broker = "log.flush.interval.ms", HasNoBrokerDefault = true, Min = 0 },
        new("follower.replication.throttled.replicas", "", List, "Which replicas are slowed down when they copy. None copies.") { Honoured = "", WhyNot = NoReplication },
        new("index.interval.bytes", "4096", Int, "After how many bytes an index has an entry. Kept; changes nothing.") { Broker = "log.index.interval.bytes", Min = 0 },
        new("leader.replication.throttled.replicas", "", List, "Which replicas are slowed down when they are copied. None is.") { Honoured = "", WhyNot = NoReplication },
        new("local.retention.bytes", "-2", Long, "How much stays where older records are stored elsewhere. Kept; changes nothing.") { Broker = "log.local.retention.bytes", Min = -2 },
        new("local.retention.ms", "-2", Long, "What stays where older records are stored elsewhere. Kept; changes nothing.") { Broker = "log.local.retention.ms", Min = -2 },
        new("max.compaction.lag.ms", "9223372036854775807", Long, "How long a record may wait for compaction. Kept; a test asks for compaction.") { Broker = "log.cleaner.max.compaction.lag.ms", Min = 1 },
        new("max.message.bytes", "1048588", Int, "The largest record batch that is taken, in bytes.") { Broker = "message.max.bytes", Min = 0 },
        new("message.timestamp.after.max.ms", "3600000", Long, "How far a record's time may lie ahead of the broker's.") { Broker = "log.message.timestamp.after.max.ms", Min = 0 },
        new("message.timestamp.before.max.ms", "9223372036854775807", Long, "How far a record's time may lie behind the broker's.") { Broker = "log.message.timestamp.before.max.ms", Min = 0 },
        new("message.timestamp.type", "CreateTime", TopicSettingType.String, "Whose time a record has: the producer's, or the broker's.")
            { Broker = "log.message.timestamp.type", OneOf = ["CreateTime", "LogAppendTime"] },
        new("min.cleanable.dirty.ratio", "0.5", TopicSettingType.Double, "How much of a log must be dirty to be compacted. Kept; a test asks for compaction.")
            { Broker = "log.cleaner.min.cleanable.ratio", Min = 0, Max = 1 },
        new("min.compaction.lag.ms", "0", Long, "How long a record is safe from compaction. Kept; a test asks for compaction.") { Broker = "log.cleaner.min.compaction.lag.ms", Min = 0 },
        new("min.insync.replicas", "1", Int, "How many replicas must be up for a produce request with acks=all.") { Broker = "min.insync.replicas", Min = 1 },
        new("preallocate", "false", TopicSettingType.Boolean, "Whether files have their full size at once. Kept; changes nothing.") { Broker = "log.preallocate" },
        new("remote.log.copy.disable", "false", TopicSettingType.Boolean, "Whether a log is no longer stored elsewhere. None is.") { Honoured = "false", WhyNot = NoRemoteLog },
        new("remote.log.delete.on.disable", "false", TopicSettingType.Boolean, "Whether what is stored elsewhere goes with that. Nothing is.") { Honoured = "false", WhyNot = NoRemoteLog },
        new("remote.storage.enable", "false", TopicSettingType.Boolean, "Whether older records are stored elsewhere. They are not.") { Honoured = "false", WhyNot = NoRemoteLog },
        new("retention.bytes", "-1", Long, "How large a log may get, in bytes; -1 for no limit.") { Broker = "log.retention.bytes" },
        new("retention.ms", "604800000", Long, "How old records may get; -1 for no limit.") { Broker = "log.retention.ms", HasNoBrokerDefault = true, Min = -1 },
        new("segment.bytes", "1073741824", Int, "How large a file of a log gets. Kept; changes nothing.") { Broker = "log.segment.bytes", Min = 1_048_576 },
        new("segment.index.bytes", "10485760", Int, "How large an index gets. Kept; changes nothing.") { Broker = "log.index.size.max.bytes", Min = 4 },
        new("segment.jitter.ms", "0", Long, "How much the age of files varies. Kept; changes nothing.") { Broker = "log.roll.jitter.ms", HasNoBrokerDefault = true, Min = 0 },
        new("segment.ms", "604800000", Long, "How old a file of a log gets. Kept; changes nothing.") { Broker = "log.roll.ms", HasNoBrokerDefault = true, Min = 1 },
        new("unclean.leader.election.enable", "false", TopicSettingType.Boolean, "Whether a replica that is behind may lead. None is ever behind.") { Broker = "unclean.leader.election.enable" },
    ];

    private static readonly Dictionary<string, TopicSetting> ByName = All.ToDictionary(setting => setting.Name);
    private static readonly Dictionary<string, TopicSetting> ByBrokerName = All.Where(setting => setting.Broker is not null).ToDictionary(setting => setting.Broker!);

    public static TopicSetting? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The setting of topics that a setting of brokers is the default of.</summary>
    public static TopicSetting? FindByBrokerName(string name) => ByBrokerName.GetValueOrDefault(name);
}
