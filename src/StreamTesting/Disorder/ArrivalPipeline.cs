using System.Collections;

namespace StreamTesting;

/// <summary>One enumeration of a stream's arrivals: domain, transport, order, redelivery, labels.</summary>
/// <remarks>The size is asked for only where a step needs it, because to know it may cost as much as making all events.</remarks>
internal sealed class ArrivalPipeline : IEnumerator<Arrival>
{
    private readonly TransportStage _transport;
    private readonly LabelStage _labels;
    private Arrival? _current;

    public ArrivalPipeline(Domain domain, Seed seed, int partitions, IEnumerable<DisorderStep> steps, Lazy<DomainSize> size, Lazy<PayloadCounts> counts)
    {
        var lanes = domain.Topics.Count * partitions;
        var seeds = new DisorderSeeds(seed, steps);
        IArrivalStage stage = _transport = new TransportStage(domain, seed, partitions, seeds, size, counts);
        foreach (var (step, own) in seeds.Of<OutOfOrderInEntity>())
        {
            stage = new OutOfOrderInEntityStage(stage, step, own, size.Value);
        }

        foreach (var (step, own) in seeds.Of<OutOfOrder>())
        {
            stage = new OutOfOrderStage(stage, step, own, size.Value.Events, lanes);
        }

        foreach (var (step, own) in seeds.Of<Redelivered>())
        {
            stage = new RedeliveryStage(stage, step, own, size.Value.Events);
        }

        _labels = new LabelStage(stage, lanes);
    }

    public Arrival Current => _current ?? throw new InvalidOperationException("There is no current arrival: call MoveNext first.");

    object IEnumerator.Current => Current;

    public bool MoveNext() => (_current = _labels.Next()) is not null;

    public void Reset() => throw new NotSupportedException("Enumerate the stream again instead.");

    public void Dispose() => _transport.Dispose();
}
