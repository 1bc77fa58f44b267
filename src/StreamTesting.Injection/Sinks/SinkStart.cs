namespace StreamTesting.Injection;

/// <summary>What a sink is told before the first arrival.</summary>
/// <param name="Stream">The stream that is written.</param>
/// <param name="Shard">Which part of it.</param>
/// <param name="From">The position of the first arrival that is written.</param>
/// <param name="To">The position after the last one; null where the whole is written and its length is not known yet.</param>
public sealed record SinkStart(EventStream Stream, Shard Shard, long From, long? To);
