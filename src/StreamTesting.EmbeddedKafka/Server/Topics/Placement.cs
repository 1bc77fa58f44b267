using System.Globalization;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Chooses the replicas of new partitions.</summary>
internal sealed class Placement(Brokers brokers, int defaultReplication)
{
    /// <summary>Why replicas that someone has chosen cannot be, in Kafka's words; null if they can.</summary>
    public string? Problem(IReadOnlyList<int> replicas)
    {
        var ordered = replicas.Order().ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            if (brokers.Find(ordered[i]) is null)
            {
                return string.Create(CultureInfo.InvariantCulture, $"The manual partition assignment includes broker {ordered[i]}, but no such broker is registered.");
            }

            if (i > 0 && ordered[i] == ordered[i - 1])
            {
                return string.Create(CultureInfo.InvariantCulture, $"The manual partition assignment includes the broker {ordered[i]} more than once.");
            }
        }

        return replicas.Count > 0 ? null : "The manual partition assignment includes an empty replica list.";
    }

    /// <summary>How many replicas a topic has that is made without a number: at most as many as brokers are up.</summary>
    public int DefaultReplication => Math.Max(1, Math.Min(defaultReplication, brokers.Up.Count));

    /// <summary>The replicas of a partition: brokers that are up in a row, the first one leads.</summary>
    public IReadOnlyList<int> Replicas(int partition, int count)
    {
        var up = brokers.Up;
        return up.Count == 0
            ? [brokers.All[partition % brokers.All.Count].Id]
            : [.. Enumerable.Range(0, Math.Min(count, up.Count)).Select(i => up[(partition + i) % up.Count].Id)];
    }

    /// <summary>Who leads: the first replica that is up.</summary>
    public int Leader(IReadOnlyList<int> replicas) => replicas.FirstOrDefault(brokers.IsUp, Leadership.Nobody);
}
