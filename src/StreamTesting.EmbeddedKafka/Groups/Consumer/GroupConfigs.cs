using System.Collections.Concurrent;
using System.Globalization;

namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>Settings of single groups of the consumer protocol, by their ids; such a group need not exist. Thread-safe.</summary>
internal sealed class GroupConfigs(GroupSettings settings)
{
    public const string SessionTimeout = "consumer.session.timeout.ms";
    public const string HeartbeatInterval = "consumer.heartbeat.interval.ms";

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, int>> groups = new();

    public GroupSettings Settings => settings;

    /// <summary>The groups for which something was set, in the order of their ids.</summary>
    public IReadOnlyList<string> Groups => [.. groups.Where(group => group.Value.Count > 0).Select(group => group.Key).Order(StringComparer.Ordinal)];

    public TimeSpan SessionTimeoutOf(string groupId) => Own(groupId, SessionTimeout) ?? settings.ConsumerSessionTimeout;

    public TimeSpan HeartbeatIntervalOf(string groupId) => Own(groupId, HeartbeatInterval) ?? settings.ConsumerHeartbeatInterval;

    /// <summary>The settings in force, each with whether it was set for this group.</summary>
    public IReadOnlyList<(string Name, int Milliseconds, bool IsOwn)> Show(string groupId) =>
    [
        (HeartbeatInterval, (int)HeartbeatIntervalOf(groupId).TotalMilliseconds, Own(groupId, HeartbeatInterval) is not null),
        (SessionTimeout, (int)SessionTimeoutOf(groupId).TotalMilliseconds, Own(groupId, SessionTimeout) is not null),
    ];

    /// <summary>Changes settings, all of them or none; a null value takes one back to that of the broker. Says why not, else null.</summary>
    public string? Change(string groupId, IEnumerable<KeyValuePair<string, string?>> changes, bool validateOnly)
    {
        var changed = groups.GetValueOrDefault(groupId)?.ToDictionary() ?? [];
        foreach (var (name, value) in changes)
        {
            if (name is not (SessionTimeout or HeartbeatInterval))
            {
                return $"Unknown group config name: {name}";
            }

            if (value is null)
            {
                changed.Remove(name);
            }
            else if (!int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var milliseconds))
            {
                return $"Invalid value {value} for configuration {name}: Not a number of type INT";
            }
            else if (milliseconds < 1)
            {
                return $"Invalid value {value} for configuration {name}: Value must be at least 1";
            }
            else
            {
                changed[name] = milliseconds;
            }
        }

        if (changed.GetValueOrDefault(SessionTimeout, (int)settings.ConsumerSessionTimeout.TotalMilliseconds)
            <= changed.GetValueOrDefault(HeartbeatInterval, (int)settings.ConsumerHeartbeatInterval.TotalMilliseconds))
        {
            return $"{SessionTimeout} must be greater than {HeartbeatInterval}";
        }

        if (!validateOnly)
        {
            groups[groupId] = changed;
        }

        return null;
    }

    private TimeSpan? Own(string groupId, string name) =>
        groups.GetValueOrDefault(groupId) is { } own && own.TryGetValue(name, out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : null;
}
