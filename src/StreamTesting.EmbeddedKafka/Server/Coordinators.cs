using System.Collections.Concurrent;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Which broker looks after a group, or after the transactions of an id.</summary>
internal sealed class Coordinators(Brokers brokers)
{
    private readonly ConcurrentDictionary<(CoordinatorType Type, string Key), int> moved = new();

    /// <summary>The broker, or null while none is up.</summary>
    public BrokerNode? Of(CoordinatorType type, string key)
    {
        if (brokers.All.Count == 1 || moved.IsEmpty)
        {
            return brokers.Choose(Number(key));
        }

        return moved.TryGetValue((type, key), out var id) && brokers.IsUp(id) ? brokers.Find(id) : brokers.Choose(Number(key));
    }

    public void Move(CoordinatorType type, string key, int brokerId) => moved[(type, key)] = brokerId;

    private static uint Number(string key)
    {
        var number = 0u;
        foreach (var character in key)
        {
            number = (number * 31) + character;
        }

        return number;
    }
}
