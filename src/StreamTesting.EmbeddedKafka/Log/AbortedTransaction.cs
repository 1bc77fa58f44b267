namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>
/// A transaction that came to nothing: whose it is, from its first record to its marker, and where the log was stable when it ended.
/// </summary>
internal readonly record struct AbortedTransaction(long ProducerId, long FirstOffset, long LastOffset, long StableOffset);
