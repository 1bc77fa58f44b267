using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>The deliveries of raw records, counted by partition of their topic.</summary>
internal sealed class SentCounts : Deliveries<byte[]?, byte[]?>
{
    private readonly Dictionary<Lane, long> _lanes = [];

    public IReadOnlyDictionary<Lane, long> ByLane()
    {
        lock (Lock)
        {
            return new SortedDictionary<Lane, long>(_lanes);
        }
    }

    protected override void Count(DeliveryReport<byte[]?, byte[]?> report)
    {
        var lane = new Lane(report.Topic, report.Partition.Value);
        _lanes[lane] = _lanes.GetValueOrDefault(lane) + 1;
    }
}
