using System.Collections.Concurrent;

namespace StreamTesting.Kafka;

/// <summary>The groups that have committed on a run's topic and nowhere else: where that topic was made for the run, so were they. Thread-safe.</summary>
internal sealed class OwnGroups
{
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => [.. _names.Keys];

    public void Add(string group) => _names.TryAdd(group, true);
}
