namespace StreamTesting.Kafka;

/// <summary>Where a stream is about to be injected: all that a consumer needs that starts before the first arrival.</summary>
/// <param name="BootstrapServers">Where clients connect.</param>
/// <param name="Topics">The topics for the arrivals, by the names that the stream gives them (<see cref="Domain.Topics"/>); empty as a name where there is one without.</param>
/// <param name="OutputTopic">The topic for what the consumer puts out; null where the run has none.</param>
/// <param name="ConsumerGroup">The group whose commits a barrier waits for.</param>
public sealed record InjectionPlace(string BootstrapServers, IReadOnlyDictionary<string, string> Topics, string? OutputTopic, string ConsumerGroup)
{
    /// <summary>Which start of the consumer it is, from 1; more than 1 where the run has let it die (<see cref="DisturbanceKind.ConsumerCrash"/>).</summary>
    public int Start { get; init; } = 1;

    /// <summary>The topic for the arrivals, where the stream has one.</summary>
    /// <exception cref="InvalidOperationException">The stream has several: <see cref="Topics"/>.</exception>
    public string Topic => Topics.Count == 1
        ? Topics.Values.First()
        : throw new InvalidOperationException($"The stream has {Topics.Count} topics; name one of {string.Join(", ", Topics.Keys)}.");
}
