namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>The requests of the consumer protocol.</content>
internal sealed partial class GroupCoordinator
{
    /// <summary>A classic group becomes one of the consumer protocol when a member of that joins: an empty one at once, others with their members.</summary>
    public ConsumerHeartbeatResult Heartbeat(string groupId, ConsumerHeartbeat beat)
    {
        var joins = beat.Epoch == ConsumerHeartbeat.Joins;
        if ((joins ? GetOrCreate(groupId) : Find(groupId)) is not { } cell)
        {
            return disposed ? new(GroupError.CoordinatorNotAvailable) : new(GroupError.GroupIdNotFound, $"Group {groupId} not found.");
        }

        return cell.With(slot => slot.Group switch
        {
            ConsumerGroup consumer => slot.Reviewed(consumer.Heartbeat(beat)),
            { State: GroupState.Dead } => new(GroupError.CoordinatorNotAvailable),
            { State: GroupState.Empty } empty when joins => slot.Become(NewConsumer(groupId, empty.Offsets)).Heartbeat(beat),
            ClassicGroup classic when joins => Upgrade(slot, classic, beat),
            _ => new(GroupError.GroupIdNotFound, $"Group {groupId} is not a consumer group."),
        });
    }

    private ConsumerHeartbeatResult Upgrade(GroupSlot slot, ClassicGroup classic, ConsumerHeartbeat beat)
    {
        var consumer = NewConsumer(classic.Id, classic.Offsets);
        var problem = classic.ProtocolType != ConsumerSubscription.ProtocolType ? "the group does not use the consumer embedded protocol"
            : !consumer.Adopt(classic) ? "the embedded consumer protocol is malformed"
            : null;
        if (problem is not null)
        {
            return new(GroupError.GroupIdNotFound, $"Cannot upgrade classic group {classic.Id} to consumer group because {problem}.");
        }

        var answer = slot.Become(consumer).Heartbeat(beat);
        classic.Abandon();
        return slot.Reviewed(answer);
    }
}
