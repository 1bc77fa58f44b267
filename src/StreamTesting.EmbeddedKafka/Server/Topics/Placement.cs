namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Chooses the replicas of new partitions.</summary>
internal sealed class Placement(Brokers brokers, int defaultReplication)
{
    /// <summary>Whether replicas that someone has chosen are different brokers that are up.</summary>
    public static bool IsPossible(IReadOnlyList<int> replicas, Brokers brokers) =>
        replicas.Count > 0 && replicas.Distinct().Count() == replicas.Count && replicas.All(id => brokers.Find(id) is not null && brokers.IsUp(id));

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
