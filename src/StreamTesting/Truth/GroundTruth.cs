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
            _kinds[(int)arrival.Labels.Duplicate]++;
            if (_byId.TryGetValue(arrival.Event.Id, out var known))
            {
                known.Add(new CopyTruth(arrival.Position, arrival.Labels.Duplicate));
                continue;
            }

            var ordinalInKey = ofKey.GetValueOrDefault((arrival.Topic, arrival.Event.Key));
            ofKey[(arrival.Topic, arrival.Event.Key)] = ordinalInKey + 1;
            var first = new EventTruth(arrival, _events.Count, ordinalInKey);
            _byId.Add(first.Id, first);
            _events.Add(first);
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
    /// <see cref="Expectation.Must"/> for the first arrival of an id, <see cref="Expectation.MustNot"/> for its copies; where copies
    /// conflict and any may be kept, <see cref="Expectation.May"/> for the first and the conflicting ones, of which exactly one comes out.
    /// </returns>
    /// <exception cref="ArgumentException">The arrival is of another stream.</exception>
    public Expectation ExpectationOf(Arrival arrival, Keep keep = Keep.First)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        if (!_byId.TryGetValue(arrival.Event.Id, out var known))
        {
            throw new ArgumentException($"This truth has no event '{arrival.Event.Id}': the arrival is of another stream.", nameof(arrival));
        }

        var kind = arrival.Labels.Duplicate;
        if (keep == Keep.Any && known.HasConflict && (kind is DuplicateKind.None or DuplicateKind.Conflicting))
        {
            return Expectation.May;
        }

        return kind == DuplicateKind.None ? Expectation.Must : Expectation.MustNot;
    }
}
