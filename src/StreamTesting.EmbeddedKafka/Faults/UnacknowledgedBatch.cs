namespace StreamTesting.EmbeddedKafka;

/// <summary>A batch that is in the log, without its producer having been told.</summary>
/// <param name="Topic">The topic's name.</param>
/// <param name="Partition">The partition's number.</param>
/// <param name="BaseOffset">The offset of its first record.</param>
/// <param name="RecordCount">How many records it has.</param>
public sealed record UnacknowledgedBatch(string Topic, int Partition, long BaseOffset, int RecordCount);
