namespace StreamTesting.Cli;

/// <summary>The stream that the consumer was given: all of it, or the one topic of it that it reads.</summary>
internal sealed class GivenStream(EventStream stream, string? topic, CancellationToken cancellationToken = default)
{
    private readonly Lazy<GroundTruth> _truth = new(() => new GroundTruth(topic is null ? stream : stream.Where(arrival => arrival.Topic == topic), stream.Origin, cancellationToken));

    public EventStream Stream => stream;

    /// <summary>The one topic that the consumer reads; null for all of the stream.</summary>
    public string? Topic => topic;

    public IReadOnlyList<string> Topics => topic is null ? stream.Plan.Domain.Topics : [topic];

    /// <summary>The topic that something is of, where it names one; else the only one.</summary>
    public string TopicOr(string? named) => named ?? (Topics.Count == 1 ? Topics[0] : "");

    public int Partitions => stream.Partitions;

    public StreamOrigin Origin => stream.Origin;

    public IEnumerable<Arrival> Arrivals => topic is null ? stream : stream.Where(arrival => arrival.Topic == topic);

    /// <summary>The truth of all of it, computed where it is asked for.</summary>
    public GroundTruth Truth => _truth.Value;

    /// <summary>The truth of a part of it.</summary>
    public GroundTruth Of(Func<Arrival, bool> isIn) => new(Arrivals.Where(isIn), stream.Origin, cancellationToken);

    /// <summary>What an engine does with all of it, told of a part where one is judged: clocks are those of the whole.</summary>
    public T Told<T>(T whole, GroundTruth part)
        where T : EngineTruth => ReferenceEquals(part, Truth) ? whole : (T)whole.ForPart(part);
}
