namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>Who commits, and what for.</summary>
/// <param name="Member">The member; its generation is the member epoch where the group is of the consumer protocol.</param>
/// <param name="Partitions">The partitions whose offsets are to be committed.</param>
/// <param name="KnowsMemberEpochs">Whether the client can be told of a stale epoch (OffsetCommit from version 9).</param>
internal readonly record struct CommitClaim(MemberClaim Member, IEnumerable<TopicPartitionKey> Partitions, bool KnowsMemberEpochs);
