using System.Buffers;
using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace StreamTesting;

/// <summary>
/// The arrivals of a plan for one seed. Lazy, and enumerable again and again, also at the same time, with the same arrivals each time;
/// memory grows with what is in flight, not with the length.
/// </summary>
public sealed class EventStream : IEnumerable<Arrival>
{
    private readonly Lazy<GroundTruth> _truth;
    private readonly Lazy<StreamSummary> _summary;
    private readonly Lazy<IReadOnlyList<ScheduledDisturbance>> _disturbances;

    private readonly StreamCounts _counts;

    internal EventStream(StreamPlan plan, Seed seed)
        : this(plan, seed, new StreamCounts(plan.Domain, seed, plan.Disorder))
    {
    }

    private EventStream(StreamPlan plan, Seed seed, StreamCounts counts)
    {
        Placement.Check(plan.Disorder, plan.Partitions);
        _counts = counts;
        Plan = plan;
        Seed = seed;
        _truth = new Lazy<GroundTruth>(() => new GroundTruth(this, Origin));
        _summary = new Lazy<StreamSummary>(() => StreamSummary.Of(this));
        _disturbances = new Lazy<IReadOnlyList<ScheduledDisturbance>>(
            () => plan.Disorder.OfType<Disturbance>().Any() ? [.. this.SelectMany(arrival => arrival.Disturbances)] : []);
    }

    /// <summary>What the stream was asked to be.</summary>
    public StreamPlan Plan { get; }

    /// <summary>What decided all that the plan leaves open.</summary>
    public Seed Seed { get; }

    /// <summary>The seed of which the domain makes its events: the sub-seed of the name <c>domain</c>.</summary>
    public Seed DomainSeed => TransportStage.DomainSeedOf(Seed);

    /// <summary>How many partitions each topic has; arrivals are spread over them by key.</summary>
    public int Partitions => Plan.Partitions;

    /// <summary>
    /// How many events there are. Where the domain does not know that of every seed (<see cref="Domain.Size"/> is null), they are all made and
    /// counted at the first use; a step with an exact rate needs that as well.
    /// </summary>
    public DomainSize Size => _counts.Size;

    internal PayloadCounts PayloadCounts => _counts.Payloads;

    /// <summary>Where the arrivals come from, for failure texts.</summary>
    public StreamOrigin Origin => new(Seed, Plan.ToString(), Plan.ToJson()) { Partitions = Partitions };

    /// <summary>What must, must not and may come out. Computed at the first use and kept.</summary>
    public GroundTruth Truth => _truth.Value;

    /// <summary>What was asked for beside what is measured from the arrivals. Computed at the first use and kept.</summary>
    public StreamSummary Summary => _summary.Value;

    /// <summary>What disturbs the stream on its way through Kafka, in the order of the arrivals at which it happens. Computed at the first use and kept; empty where the plan has no such step.</summary>
    public IReadOnlyList<ScheduledDisturbance> Disturbances => _disturbances.Value;

    /// <summary>The same events and choices over another number of partitions.</summary>
    /// <param name="partitions">How many; at least 1.</param>
    /// <returns>This stream, where it has so many already.</returns>
    /// <exception cref="ArgumentException">A step names a partition that there is not.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is impossible.</exception>
    public EventStream Over(int partitions) => partitions == Partitions ? this : new EventStream(Plan.Over(partitions), Seed, _counts);

    /// <summary>Computes a hash of all that the stream is: positions, topics, partitions, arrival times and bytes.</summary>
    /// <param name="cancellationToken">Ends the computation early.</param>
    /// <returns>SHA-256 as 64 lower-case hexadecimal digits, the same on every machine.</returns>
    public string Fingerprint(CancellationToken cancellationToken = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>(1024);
        Span<byte> frame = stackalloc byte[24];
        foreach (var arrival in this)
        {
            cancellationToken.ThrowIfCancellationRequested();
            buffer.ResetWrittenCount();
            arrival.WriteTo(buffer);
            System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(frame, arrival.ArrivalTime.UtcTicks);
            System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(frame[8..], arrival.Partition);
            System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(frame[16..], buffer.WrittenCount);
            hash.AppendData(frame);
            hash.AppendData(Encoding.UTF8.GetBytes(arrival.Topic));
            hash.AppendData(buffer.WrittenSpan);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Starts an enumeration of the arrivals, from the first.</summary>
    /// <returns>An enumeration that shares nothing with others.</returns>
    public IEnumerator<Arrival> GetEnumerator() => new ArrivalPipeline(Plan.Domain, Seed, Partitions, Plan.Disorder, _counts);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Plan} from seed {Seed}";
}
