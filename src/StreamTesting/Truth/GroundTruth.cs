using System.Diagnostics.CodeAnalysis;

namespace StreamTesting;

/// <summary>
/// The answers of a stream: which events are unique, which arrivals are copies and of what kind, in which order the events of a key came.
/// Computed from the arrivals in one pass, never from a consumer. Immutable and thread-safe; memory grows with the unique events.
/// </summary>
public sealed class GroundTruth
{
    private readonly Dictionary<string, EventTruth> _byId;
    private readonly List<EventTruth> _events;
    private readonly List<PoisonedArrival> _poisoned = [];
    private readonly long[] _kinds = new long[Enum.GetValues<DuplicateKind>().Length];

    /// <summary>Computes the truth of some arrivals.</summary>
    /// <param name="arrivals">All arrivals of a stream, in their order.</param>
    /// <param name="origin">Where they come from, for failure texts; null where that is not known.</param>
    /// <param name="cancellationToken">Ends the computation early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public GroundTruth(IEnumerable<Arrival> arrivals, StreamOrigin? origin = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        Arrivals = arrivals;
        Origin = origin;
        _byId = new Dictionary<string, EventTruth>(StringComparer.Ordinal);
        _events = [];
        var ofKey = new Dictionary<(string Topic, string Key), int>();
        foreach (var arrival in arrivals)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ArrivalCount++;
            var labels = arrival.Labels;
            _kinds[(int)labels.Duplicate]++;
            if (labels.IsPoisoned)
            {
                _poisoned.Add(new PoisonedArrival(
                    arrival.Position, arrival.Topic, arrival.Partition, arrival.PartitionPosition, labels.Payload!.Poison, arrival.Event.Id));
            }

            if (_byId.TryGetValue(arrival.Event.Id, out var known))
            {
                known.Add(new CopyTruth(arrival.Position, labels.Duplicate) { Poison = labels.Payload?.Poison ?? PoisonKinds.None, SamePayloadAs = arrival.SamePayloadAs });
            }
            else
            {
                known = new EventTruth(arrival, _events.Count);
                _byId.Add(known.Id, known);
                _events.Add(known);
                ofKey.TryAdd((arrival.Topic, arrival.Event.Key), 0);
            }

            if (known.ReadablePosition == arrival.Position)
            {
                ReadableCount++;
                known.OrdinalInKey = ofKey[(arrival.Topic, arrival.Event.Key)]++;
            }
        }

        KeyCount = ofKey.Count;
    }

    /// <summary>The arrivals it was computed from, to be enumerated again.</summary>
    public IEnumerable<Arrival> Arrivals { get; }

    /// <summary>Where the arrivals come from, or null.</summary>
    public StreamOrigin? Origin { get; }

    /// <summary>How many arrivals there are.</summary>
    public long ArrivalCount { get; }

    /// <summary>How many keys there are; one in two topics counts twice.</summary>
    public int KeyCount { get; }

    /// <summary>The unique events, in the order of their first arrivals.</summary>
    public IReadOnlyList<EventTruth> Events => _events;

    /// <summary>How many events have an arrival whose bytes can be read: those that must come out. All of them where nothing is poisoned.</summary>
    public long ReadableCount { get; }

    /// <summary>The arrivals whose bytes are broken, in their order: each is to be put aside, and no other. Empty where nothing is poisoned.</summary>
    public IReadOnlyList<PoisonedArrival> Poisoned => _poisoned;

    /// <summary>How many arrivals are copies.</summary>
    public long CopyCount => ArrivalCount - _events.Count;

    /// <summary>Counts the arrivals of a kind.</summary>
    /// <param name="kind"><see cref="DuplicateKind.None"/> counts the first arrivals.</param>
    /// <returns>At least 0.</returns>
    public long CountOf(DuplicateKind kind) => _kinds[(int)kind];

    /// <summary>Finds an event by its id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="found">What is true of it.</param>
    /// <returns>Whether the stream has such an event.</returns>
    public bool TryFind(string id, [NotNullWhen(true)] out EventTruth? found) => _byId.TryGetValue(id, out found);

    /// <summary>Says what a deduplicating consumer does with an arrival.</summary>
    /// <param name="arrival">An arrival of this stream.</param>
    /// <param name="keep">Which arrival of an id it keeps.</param>
    /// <returns>
    /// <see cref="Expectation.Must"/> for the first (or last) arrival of an id whose bytes can be read, <see cref="Expectation.MustNot"/> for the others, poisoned
    /// ones among them; where copies conflict and any may be kept, <see cref="Expectation.May"/> for the first of each payload, of which exactly one comes out.
    /// </returns>
    /// <exception cref="ArgumentException">The arrival is of another stream.</exception>
    public Expectation ExpectationOf(Arrival arrival, Keep keep = Keep.First)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        if (!_byId.TryGetValue(arrival.Event.Id, out var known))
        {
            throw new ArgumentException($"This truth has no event '{arrival.Event.Id}': the arrival is of another stream.", nameof(arrival));
        }

        if (keep == Keep.Any && known.HasConflict && !arrival.Labels.IsPoisoned && known.IsFirstOfItsPayload(arrival.Position))
        {
            return Expectation.May;
        }

        return (keep == Keep.Last ? known.LastReadablePosition : known.ReadablePosition) == arrival.Position ? Expectation.Must : Expectation.MustNot;
    }
}
