using System.Buffers;
using System.Globalization;

namespace StreamTesting;

/// <summary>One arrival of one event. Immutable to its users.</summary>
public sealed class Arrival
{
    private readonly IArrivalFormat _format;
    private long _delayTicks;
    private long _outOfOrderTicks;
    private long _entityTicks;
    private int _displacement;

    internal Arrival(StreamEvent @event, IArrivalFormat format, int partition, long ticks)
    {
        Event = @event;
        _format = format;
        Partition = partition;
        Ticks = ticks;
        Causes = @event.Entity.Placed;
    }

    /// <summary>The event that arrives.</summary>
    public StreamEvent Event { get; }

    /// <summary>Its number among all arrivals of the stream, from 0.</summary>
    public long Position { get; internal set; } = -1;

    /// <summary>The topic it arrives in: that of its event's entity, empty where the domain has only one without a name.</summary>
    public string Topic => Event.Entity.Topic;

    /// <summary>The partition of its topic that it arrives in, from 0.</summary>
    public int Partition { get; }

    /// <summary>Its number among the arrivals of its topic's partition, from 0.</summary>
    public long PartitionPosition { get; internal set; } = -1;

    /// <summary>How many barriers stand before it: nothing behind a barrier is injected until the consumer has committed all before it. 0 without barriers.</summary>
    public int Barrier { get; internal set; }

    /// <summary>When it arrives, in UTC. Never decreases from position to position.</summary>
    public DateTimeOffset ArrivalTime => new(Ticks, TimeSpan.Zero);

    /// <summary>
    /// The arrival time that stands in its bytes: its own, but that of the first arrival where the same bytes came again.
    /// </summary>
    public DateTimeOffset Stamp => SameBytesAs?.Stamp ?? ArrivalTime;

    /// <summary>How it arrived, by definitions that look at the arrivals alone.</summary>
    public Labels Labels => new(
        new TimeSpan(_delayTicks),
        new TimeSpan(_outOfOrderTicks),
        _displacement,
        new TimeSpan(_entityTicks),
        Duplicate,
        First is null ? Position : First.Position)
    {
        Payload = Rewrite?.Label,
        Faults = Event.Faults.IsEmpty ? null : Event.Faults,
    };

    /// <summary>The version of the schema that its bytes have: the event's, and one more for each new version that a step gave it.</summary>
    public int SchemaVersion => Rewrite?.Label.SchemaVersion ?? Event.SchemaVersion;

    /// <summary>Which kinds of disorder step touched it.</summary>
    public Causes Causes { get; internal set; }

    /// <summary>What disturbs its way through Kafka: what happens at it, by the plan. Mostly nothing.</summary>
    public IReadOnlyList<ScheduledDisturbance> Disturbances => Planned is null
        ? []
        : [.. Planned.Select(planned => planned with { Position = Position, Lane = new Lane(Topic, Partition), PartitionPosition = PartitionPosition })];

    internal int Lane => Event.Entity.Lane;

    internal long Ticks { get; set; }

    internal PayloadRewrite? Rewrite { get; private set; }

    internal DuplicateKind Duplicate { get; set; }

    internal Arrival? First { get; set; }

    internal Arrival? SameBytesAs { get; private init; }

    /// <summary>The position of the arrival whose payload it has, poisoned or not.</summary>
    internal long SamePayloadAs => SameBytesAs is { } again ? again.SamePayloadAs : Duplicate == DuplicateKind.Retry ? First!.Position : Position;

    internal long LastStampTicks { get; set; }

    internal List<ScheduledDisturbance>? Planned { get; set; }

    internal object? HeldBy { get; set; }

    internal List<Arrival>? Followers { get; set; }

    /// <summary>Writes the arrival's bytes, in the domain's format.</summary>
    /// <param name="output">Where to; it is only appended to.</param>
    public void WriteTo(IBufferWriter<byte> output)
    {
        if (Rewrite is { } rewrite)
        {
            rewrite.Write(this, _format, output);
        }
        else
        {
            _format.Write(this, output);
        }
    }

    /// <summary>Makes the arrival's bytes, in the domain's format.</summary>
    /// <returns>A new array; empty where the event has no value (a tombstone).</returns>
    public byte[] ToBytes()
    {
        var output = new ArrayBufferWriter<byte>(512);
        WriteTo(output);
        return output.WrittenSpan.ToArray();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"position {Position} ({LaneText.Of(Topic, Partition)}, {UtcText.Of(ArrivalTime)}): {Event}, {Labels}");

    internal Arrival Unstamped() => new(Event, _format, Partition, Event.Ticks) { Rewrite = Rewrite?.With(null) };

    /// <summary>The same arrival with bytes that nothing broke.</summary>
    internal Arrival Whole() => Labels.IsPoisoned
        ? new Arrival(Event, _format, Partition, Stamp.UtcTicks) { Rewrite = Rewrite?.With(null) }
        : this;

    /// <summary>Writes its bytes as the domain has them, whatever steps do to them.</summary>
    internal void WriteOriginalTo(IBufferWriter<byte> output) => _format.Write(this, output);

    internal void RewriteAs(PayloadRewrite? rewrite)
    {
        Causes = (Causes & ~PayloadRewrite.AllCauses) | (rewrite?.Causes ?? Causes.None);
        Rewrite = rewrite;
    }

    internal void BecomeRetry() => Duplicate = DuplicateKind.Retry;

    /// <summary>Another event that arrives in the same place, some time later.</summary>
    internal Arrival Beside(StreamEvent other, long ticks) => new(other, _format, Partition, ticks);

    internal Arrival CopyAs(DuplicateKind kind, StreamEvent @event, long ticks)
    {
        var first = First ?? this;
        return new Arrival(@event, _format, Partition, ticks)
        {
            First = first,
            Duplicate = kind,
            SameBytesAs = kind is DuplicateKind.Exact or DuplicateKind.Redelivery ? this : null,
            Rewrite = Rewrite,
            Causes = (kind == DuplicateKind.Redelivery ? Causes.Redelivered : Causes.Duplicated) | (Rewrite?.Causes ?? Causes.None) | @event.Entity.Placed,
        };
    }

    internal void Label(long delay, long outOfOrder, int displacement, long entity)
    {
        _delayTicks = delay;
        _outOfOrderTicks = outOfOrder;
        _displacement = displacement;
        _entityTicks = entity;
    }
}
