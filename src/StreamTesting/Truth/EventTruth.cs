namespace StreamTesting;

/// <summary>What is true of one event over all its arrivals. Immutable.</summary>
public sealed class EventTruth
{
    private CopyTruth[] _copies = [];

    internal EventTruth(Arrival first, int ordinal, int ordinalInKey)
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
        OrdinalInKey = ordinalInKey;
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

    /// <summary>Its number among the unique events of its key in its topic, in the order of first arrival, from 0. That order is defined: one key, one partition.</summary>
    public int OrdinalInKey { get; }

    /// <summary>Its arrivals after the first, in their order; mostly none.</summary>
    public IReadOnlyList<CopyTruth> Copies => _copies;

    /// <summary>Whether one of the copies has another payload.</summary>
    public bool HasConflict => Array.Exists(_copies, copy => copy.Kind == DuplicateKind.Conflicting);

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Id} of {Key} at {UtcText.Of(EventTime)}";

    internal void Add(CopyTruth copy) => _copies = [.. _copies, copy];
}
