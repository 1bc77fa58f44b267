namespace StreamTesting.EmbeddedKafka;

/// <summary>A request that a broker received.</summary>
/// <param name="Number">Counts all requests from 1, so that gaps show what was not kept.</param>
/// <param name="Api">The API's name in Kafka, such as "Produce".</param>
/// <param name="Version">The API's version.</param>
/// <param name="ClientId">The client.id it came with; null if none.</param>
/// <param name="Topic">The first topic it names; null if none, or if it was not looked into.</param>
/// <param name="BrokerId">The broker that received it.</param>
/// <param name="ReceivedAt">When, by the broker's clock.</param>
public readonly record struct RequestSnapshot(
    long Number, string Api, int Version, string? ClientId, string? Topic, int BrokerId, DateTimeOffset ReceivedAt);
