namespace StreamTesting.Domains;

/// <summary>A sign that the connector is alive, on a topic of its own. Its bytes hold nothing but the time.</summary>
internal sealed record Heartbeat;
