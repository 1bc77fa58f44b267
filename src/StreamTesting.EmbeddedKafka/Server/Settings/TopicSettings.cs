using System.Globalization;
using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The settings of a topic: what was set, what the brokers have where nothing was, and what its logs make of it. Immutable.</summary>
internal sealed class TopicSettings
{
    private readonly Dictionary<string, string> overrides;
    private readonly BrokerDefaults brokers;

    private TopicSettings(Dictionary<string, string> overrides, BrokerDefaults brokers)
    {
        (this.overrides, this.brokers) = (overrides, brokers);
        Log = overrides.Aggregate(brokers.Values.Aggregate(LogSettings.Default, Apply), Apply);
        MinInSyncReplicas = int.Parse(ValueOf("min.insync.replicas"), CultureInfo.InvariantCulture);
    }

    public LogSettings Log { get; }

    public int MinInSyncReplicas { get; }

    /// <summary>What was set for this topic, and is not the brokers'.</summary>
    public IReadOnlyDictionary<string, string> Overrides => overrides;

    /// <summary>Nothing but what the brokers have.</summary>
    public static TopicSettings Default(BrokerDefaults brokers) => new([], brokers);

    /// <summary>The value in force.</summary>
    public string ValueOf(string name) => overrides.GetValueOrDefault(name) ?? brokers.Values.GetValueOrDefault(name) ?? TopicSettingTable.Find(name)!.Default;

    /// <summary>The values of a setting, the one in force first: the topic's own, and those of brokers under their name for it.</summary>
    public IEnumerable<SettingValue> ValuesOf(TopicSetting setting)
    {
        if (overrides.TryGetValue(setting.Name, out var own))
        {
            yield return new(setting.Name, own, ConfigSource.Topic);
        }

        foreach (var (value, source) in setting.Broker is null ? [] : brokers.Of(setting))
        {
            yield return new(setting.Broker!, value, source);
        }
    }

    /// <summary>The same over other defaults.</summary>
    public TopicSettings Over(BrokerDefaults others) => new(overrides, others);

    /// <summary>The same settings with others on top; a null value takes a setting back to its default.</summary>
    public (TopicSettings? Settings, string? Problem) With(IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var merged = new Dictionary<string, string>(overrides);
        foreach (var (name, value) in changes)
        {
            if (TopicSettingTable.Find(name) is not { } setting)
            {
                return (null, $"Unknown topic config name: {name}");
            }

            if (value is null)
            {
                merged.Remove(name);
            }
            else if (setting.Problem(setting.Clean(value)) is { } problem)
            {
                return (null, problem);
            }
            else
            {
                merged[name] = setting.Clean(value);
            }
        }

        return (new TopicSettings(merged, brokers), null);
    }

    private static LogSettings Apply(LogSettings log, KeyValuePair<string, string> setting) => setting.Key switch
    {
        "max.message.bytes" => log with { MaxMessageBytes = int.Parse(setting.Value, CultureInfo.InvariantCulture) },
        "message.timestamp.type" => log with { TimestampType = Enum.Parse<RecordTimestampType>(setting.Value) },
        "message.timestamp.before.max.ms" => log with { TimestampBeforeMaxMs = long.Parse(setting.Value, CultureInfo.InvariantCulture) },
        "message.timestamp.after.max.ms" => log with { TimestampAfterMaxMs = long.Parse(setting.Value, CultureInfo.InvariantCulture) },
        "cleanup.policy" => log with { IsCompacted = setting.Value.Contains("compact"), IsDeleted = setting.Value.Contains("delete") },
        "delete.retention.ms" => log with { DeleteRetentionMs = long.Parse(setting.Value, CultureInfo.InvariantCulture) },
        "retention.ms" => log with { RetentionMs = long.Parse(setting.Value, CultureInfo.InvariantCulture) },
        "retention.bytes" => log with { RetentionBytes = long.Parse(setting.Value, CultureInfo.InvariantCulture) },
        _ => log,
    };
}
