using static StreamTesting.EmbeddedKafka.Server.TopicSettingType;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// The settings a topic may have. Those about files are kept and shown and change nothing; retention and compaction, which permit to forget
/// and do not demand it, act when a test asks for them; where a value would demand something that is not done here, it is refused.
/// </summary>
internal static class TopicSettingTable
{
    public static readonly IReadOnlyList<TopicSetting> All =
    [
        new("cleanup.policy", "delete", List, ["delete", "compact", "delete,compact", "compact,delete"]),
        new("compression.type", "producer", TopicSettingType.String, ["producer"]),
        new("delete.retention.ms", "86400000", Long, Minimum: 0),
        new("file.delete.delay.ms", "60000", Long, Minimum: 0),
        new("flush.messages", "9223372036854775807", Long, Minimum: 1),
        new("flush.ms", "9223372036854775807", Long, Minimum: 0),
        new("index.interval.bytes", "4096", Int, Minimum: 0),
        new("max.compaction.lag.ms", "9223372036854775807", Long, Minimum: 1),
        new("max.message.bytes", "1048588", Int, Minimum: 0),
        new("message.timestamp.after.max.ms", "3600000", Long, Minimum: 0),
        new("message.timestamp.before.max.ms", "9223372036854775807", Long, Minimum: 0),
        new("message.timestamp.type", "CreateTime", TopicSettingType.String, ["CreateTime", "LogAppendTime"]),
        new("min.cleanable.dirty.ratio", "0.5", TopicSettingType.Double),
        new("min.compaction.lag.ms", "0", Long, Minimum: 0),
        new("min.insync.replicas", "1", Int, Minimum: 1),
        new("preallocate", "false", TopicSettingType.Boolean),
        new("remote.storage.enable", "false", TopicSettingType.Boolean, ["false"]),
        new("retention.bytes", "-1", Long, Minimum: -1),
        new("retention.ms", "604800000", Long, Minimum: -1),
        new("segment.bytes", "1073741824", Int, Minimum: 1),
        new("segment.index.bytes", "10485760", Int, Minimum: 4),
        new("segment.jitter.ms", "0", Long, Minimum: 0),
        new("segment.ms", "604800000", Long, Minimum: 1),
        new("unclean.leader.election.enable", "false", TopicSettingType.Boolean),
    ];

    public static TopicSetting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);
}
