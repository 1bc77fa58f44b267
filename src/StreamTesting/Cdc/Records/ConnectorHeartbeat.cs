namespace StreamTesting;

/// <summary>A sign of life of a connector, of the topic <c>__debezium-heartbeat.prefix</c>.</summary>
/// <param name="TimestampMs">When it was sent, in milliseconds of Unix time.</param>
public sealed record ConnectorHeartbeat(long? TimestampMs);
