namespace StreamTesting;

/// <summary>What is true of one event over all its arrivals. Immutable.</summary>
public sealed class EventTruth
{
    private const long None = -1;
    private CopyTruth[] _copies = [];

    internal EventTruth(Arrival first, int ordinal)
    {
        Id = first.Event.Id;
        Type = first.Event.Type;
        Key = first.Event.Key;
        EventTime = first.Event.EventTime;
        Topic = first.Topic;
        Labels = first.Labels;
        Partition = first.Partition;
        Position = first.Position;
        Ordinal = ordinal;
        ReadablePosition = IsPoisoned ? None : Position;
        LastReadablePosition = ReadablePosition;
        KeptPayload = LastPayload = ReadablePosition;
    }

    /// <summary>The event's id.</summary>
    public string Id { get; }

    /// <summary>The kind of event, in the domain's words.</summary>
    public string Type { get; }

    /// <summary>The key of its entity.</summary>
    public string Key { get; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTimeOffset EventTime { get; }

    /// <summary>The labels of its first arrival.</summary>
    public Labels Labels { get; }

    /// <summary>The topic of all its arrivals; empty where the domain has only one without a name.</summary>
    public string Topic { get; }

    /// <summary>The partition of all its arrivals.</summary>
    public int Partition { get; }

    /// <summary>The position of its first arrival among all arrivals.</summary>
    public long Position { get; }

    /// <summary>Its number among the unique events, in the order of first arrival, from 0.</summary>
    public int Ordinal { get; }

    /// <summary>
    /// Its number among the unique events of its key in its topic, in the order of the first arrivals that can be read, from 0; -1 where none can be. That
    /// order is defined: one key, one partition.
    /// </summary>
    public int OrdinalInKey { get; internal set; } = -1;

    /// <summary>The position of its first arrival whose bytes can be read: <see cref="Position"/> where nothing is poisoned; -1 where all are.</summary>
    public long ReadablePosition { get; private set; }

    /// <summary>The position of its last arrival whose bytes can be read; -1 where none can be.</summary>
    public long LastReadablePosition { get; private set; }

    /// <summary>Whether one of its arrivals can be read; where none can, it must not come out.</summary>
    public bool IsReadable => ReadablePosition != None;

    /// <summary>Its arrivals after the first, in their order; mostly none.</summary>
    public IReadOnlyList<CopyTruth> Copies => _copies;

    /// <summary>Whether two of the arrivals that can be read have different payloads.</summary>
    public bool HasConflict { get; private set; }

    /// <summary>Whether its first arrival is poisoned.</summary>
    internal bool IsPoisoned => Labels.IsPoisoned;

    /// <summary>The position of the arrival whose payload the first one that can be read has.</summary>
    internal long KeptPayload { get; private set; }

    /// <summary>The position of the arrival whose payload the last one that can be read has.</summary>
    internal long LastPayload { get; private set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Id} of {Key} at {UtcText.Of(EventTime)}";

    internal void Add(CopyTruth copy)
    {
        if (copy.IsReadable && !IsReadable)
        {
            (ReadablePosition, KeptPayload) = (copy.Position, copy.SamePayloadAs);
        }

        if (copy.IsReadable)
        {
            (LastReadablePosition, LastPayload) = (copy.Position, copy.SamePayloadAs);
        }

        HasConflict |= copy.IsReadable && copy.SamePayloadAs != KeptPayload;
        _copies = [.. _copies, copy];
    }

    /// <summary>Whether an arrival that can be read is the first one of its payload.</summary>
    internal bool IsFirstOfItsPayload(long position)
    {
        if (position == Position)
        {
            return true;
        }

        var payload = Array.Find(_copies, copy => copy.Position == position).SamePayloadAs;
        return !(payload == Position && !IsPoisoned) && !Array.Exists(_copies, copy => copy.IsReadable && copy.SamePayloadAs == payload && copy.Position < position);
    }
}
