namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>The requests of the consumer protocol.</content>
internal sealed partial class GroupCoordinator
{
    /// <summary>An empty classic group becomes one of the consumer protocol when a member joins; one with members stays what it is.</summary>
    public ConsumerHeartbeatResult Heartbeat(string groupId, ConsumerHeartbeat beat)
    {
        var joins = beat.Epoch == ConsumerHeartbeat.Joins;
        if ((joins ? GetOrCreate(groupId) : Find(groupId)) is not { } cell)
        {
            return disposed ? new(GroupError.CoordinatorNotAvailable) : new(GroupError.GroupIdNotFound, $"Group {groupId} not found.");
        }

        return cell.With(slot => slot.Group switch
        {
            ConsumerGroup consumer => consumer.Heartbeat(beat),
            { State: GroupState.Empty } empty when joins => slot.Become(NewConsumer(groupId, empty.Offsets)).Heartbeat(beat),
            { State: GroupState.Dead } => new(GroupError.CoordinatorNotAvailable),
            _ when joins => new(GroupError.GroupIdNotFound, $"Cannot upgrade classic group {groupId} to consumer group because online upgrade is disabled."),
            _ => new(GroupError.GroupIdNotFound, $"Group {groupId} is not a consumer group."),
        });
    }
}
