using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>The deliveries of arrivals: how many came into each partition of each topic, and at which offsets.</summary>
internal sealed class Acknowledgements(RunTopics topics, int partitions) : Deliveries<Arrival, Arrival>
{
    private readonly Dictionary<string, int> _places = topics.Inputs.Select((topic, place) => (topic.Name, place)).ToDictionary(StringComparer.Ordinal);
    private readonly long[] _counts = new long[topics.Inputs.Count * partitions];
    private readonly long[] _starts = new long[topics.Inputs.Count * partitions];
    private readonly long[] _ends = new long[topics.Inputs.Count * partitions];

    /// <summary>What is in each topic so far.</summary>
    public IReadOnlyList<InjectedTopic> Topics()
    {
        lock (Lock)
        {
            return
            [
                .. topics.Inputs.Select((topic, place) =>
                {
                    var filled = Partitions(place * partitions);
                    return new InjectedTopic(topic.Name, topic.Topic, filled.Sum(partition => partition.Count), filled);
                }),
            ];
        }
    }

    /// <summary>Counts an arrival and what was written of it again, each at its offset.</summary>
    public void CountBoth(Arrival arrival, DeliveryResult<Arrival, Arrival> last, IEnumerable<long> offsets)
    {
        foreach (var offset in offsets)
        {
            CountSent();
            OnReport(new DeliveryReport<Arrival, Arrival>
            {
                Message = new Message<Arrival, Arrival> { Key = arrival }, Topic = last.Topic, Partition = last.Partition, Offset = offset, Error = new Error(ErrorCode.NoError),
            });
        }
    }

    protected override void Count(DeliveryReport<Arrival, Arrival> report)
    {
        var lane = (_places[report.Message.Key.Topic] * partitions) + report.Partition.Value;
        var offset = report.Offset.Value;
        var isFirst = _counts[lane]++ == 0;
        _starts[lane] = isFirst ? offset : Math.Min(_starts[lane], offset);
        _ends[lane] = isFirst ? offset + 1 : Math.Max(_ends[lane], offset + 1);
    }

    private List<InjectedPartition> Partitions(int first) =>
    [
        .. Enumerable.Range(0, partitions)
            .Where(partition => _counts[first + partition] > 0)
            .Select(partition => new InjectedPartition(partition, _counts[first + partition], _starts[first + partition], _ends[first + partition])),
    ];
}
