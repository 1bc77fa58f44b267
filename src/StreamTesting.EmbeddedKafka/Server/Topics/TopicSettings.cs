using System.Globalization;
using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The settings of a topic: what was set, and what its logs make of it. Immutable.</summary>
internal sealed class TopicSettings
{
    private readonly Dictionary<string, string> overrides;

    private TopicSettings(Dictionary<string, string> overrides, LogSettings log)
    {
        this.overrides = overrides;
        Log = log;
    }

    public LogSettings Log { get; }

    public IReadOnlyDictionary<string, string> Overrides => overrides;

    public int MinInSyncReplicas =>
        overrides.TryGetValue("min.insync.replicas", out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : 1;

    public static TopicSettings Default(int maxMessageBytes) => new([], new LogSettings { MaxMessageBytes = maxMessageBytes });

    /// <summary>The value in force, and whether it was set for this topic.</summary>
    public (string Value, bool IsOverridden) Show(TopicSetting setting, TopicSettings defaults) =>
        overrides.TryGetValue(setting.Name, out var own) ? (own, true)
        : setting.Name == "max.message.bytes" ? (defaults.Log.MaxMessageBytes.ToString(CultureInfo.InvariantCulture), false)
        : (setting.Default, false);

    /// <summary>The same settings with others on top; a null value takes a setting back to its default.</summary>
    public (TopicSettings? Settings, string? Problem) With(IEnumerable<KeyValuePair<string, string?>> changes, TopicSettings defaults)
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
            else if (setting.Problem(value) is { } problem)
            {
                return (null, problem);
            }
            else
            {
                merged[name] = value;
            }
        }

        return (new TopicSettings(merged, merged.Aggregate(defaults.Log, Apply)), null);
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
