using System.Collections;

namespace StreamTesting;

/// <summary>One enumeration of a stream's arrivals: domain, transport, order, redelivery, labels.</summary>
internal sealed class ArrivalPipeline : IEnumerator<Arrival>
{
    private readonly TransportStage _transport;
    private readonly LabelStage _labels;
    private Arrival? _current;

    public ArrivalPipeline(Domain domain, Seed seed, int partitions, IEnumerable<DisorderStep> steps)
    {
        var seeds = new DisorderSeeds(seed, steps);
        IArrivalStage stage = _transport = new TransportStage(domain, seed, partitions, seeds);
        foreach (var (step, own) in seeds.Of<OutOfOrderInEntity>())
        {
            stage = new OutOfOrderInEntityStage(stage, step, own, domain);
        }

        foreach (var (step, own) in seeds.Of<OutOfOrder>())
        {
            stage = new OutOfOrderStage(stage, step, own, domain.EventCount, partitions);
        }

        foreach (var (step, own) in seeds.Of<Redelivered>())
        {
            stage = new RedeliveryStage(stage, step, own, domain.EventCount);
        }

        _labels = new LabelStage(stage, partitions);
    }

    public Arrival Current => _current ?? throw new InvalidOperationException("There is no current arrival: call MoveNext first.");

    object IEnumerator.Current => Current;

    public bool MoveNext() => (_current = _labels.Next()) is not null;

    public void Reset() => throw new NotSupportedException("Enumerate the stream again instead.");

    public void Dispose() => _transport.Dispose();
}
