using System.Collections;

namespace StreamTesting;

/// <summary>One enumeration of a stream's arrivals: domain, transport, changes, order, bursts, what is sent again, compaction, redelivery, partitions that lag, disturbances, labels.</summary>
/// <remarks>Nothing is counted where no step needs it.</remarks>
internal sealed class ArrivalPipeline : IEnumerator<Arrival>
{
    private readonly TransportStage _transport;
    private readonly LabelStage _labels;
    private Arrival? _current;

    public ArrivalPipeline(Domain domain, Seed seed, int partitions, IEnumerable<DisorderStep> steps, StreamCounts counts)
    {
        var lanes = domain.Topics.Count * partitions;
        var seeds = new DisorderSeeds(seed, steps);
        IArrivalStage stage = _transport = new TransportStage(domain, seed, partitions, seeds, counts);
        foreach (var (step, own) in seeds.Of<DuplicatedInTransaction>())
        {
            stage = new DuplicatedInTransactionStage(stage, step, own, counts);
        }

        foreach (var (step, own) in seeds.Of<KeyChangesReversed>())
        {
            stage = new KeyChangesReversedStage(stage, step, own, partitions);
        }

        foreach (var (step, own) in seeds.Of<UpdatedAfterDelete>())
        {
            stage = new UpdatedAfterDeleteStage(stage, step, own);
        }

        foreach (var (step, own) in seeds.Of<OutOfOrderInEntity>())
        {
            stage = new OutOfOrderInEntityStage(stage, step, own, counts.Size);
        }

        foreach (var (step, own) in seeds.Of<OutOfOrder>())
        {
            stage = new OutOfOrderStage(stage, step, own, counts.Size.Events, lanes);
        }

        var edges = 0;
        foreach (var (step, own) in seeds.Of<AtEdges>())
        {
            stage = new EdgeStage(stage, step, own, domain, counts, lanes, partitions, edges++);
        }

        foreach (var (step, own) in seeds.Of<Bursting>())
        {
            stage = new BurstStage(stage, step, own, counts.Size.Events);
        }

        foreach (var (step, _) in seeds.Of<SnapshotAgain>())
        {
            stage = new SnapshotAgainStage(stage, step, counts.Size.Events);
        }

        foreach (var (step, own) in seeds.Of<Resent>())
        {
            stage = new ResentStage(stage, step, own, counts.Size.Events, domain, partitions);
        }

        foreach (var (step, _) in seeds.Of<Compacted>())
        {
            stage = new CompactedStage(stage, step);
        }

        foreach (var (step, own) in seeds.Of<Redelivered>())
        {
            stage = new RedeliveryStage(stage, step, own, counts.Size.Events);
        }

        if (PartitionClock.AllOf(steps, partitions) is { } clocks)
        {
            stage = new HoldStage(stage, clocks, lanes, _transport);
        }

        if (seeds.Of<Disturbance>().Any())
        {
            stage = new DisturbanceStage(stage, seeds.Of<Disturbance>(), counts.Size.Events);
        }

        foreach (var (step, own) in seeds.Of<Flushed>())
        {
            stage = new FlushStage(stage, step, own, domain, partitions);
        }

        _labels = new LabelStage(stage, lanes, steps);
    }

    public Arrival Current => _current ?? throw new InvalidOperationException("There is no current arrival: call MoveNext first.");

    object IEnumerator.Current => Current;

    public bool MoveNext() => (_current = _labels.Next()) is not null;

    public void Reset() => throw new NotSupportedException("Enumerate the stream again instead.");

    public void Dispose() => _transport.Dispose();
}
