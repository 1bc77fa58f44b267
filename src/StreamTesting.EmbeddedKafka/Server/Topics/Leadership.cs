namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Who leads a partition, and which change of leaders that was.</summary>
/// <param name="Leader">The broker's id; -1 while none of the replicas is up.</param>
/// <param name="Epoch">Counts the changes; 0 at first.</param>
/// <param name="Replicas">The brokers that may lead, in the order they are preferred.</param>
internal sealed record Leadership(int Leader, int Epoch, IReadOnlyList<int> Replicas)
{
    public const int Nobody = -1;
}
