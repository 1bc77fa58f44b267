namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>Who is refused, and who goes.</content>
internal sealed partial class ConsumerGroup
{
    /// <summary>Removes members that an admin client, or a member of the classic protocol, says are to go.</summary>
    public GroupError Remove(string memberId, string? instanceId)
    {
        var known = instanceId is null ? members.GetValueOrDefault(memberId)
            : staticMembers.TryGetValue(instanceId, out var knownId) ? members[knownId] : null;
        if (known is null)
        {
            return GroupError.UnknownMemberId;
        }

        if (instanceId is not null && memberId.Length > 0 && known.Id != memberId)
        {
            return GroupError.FencedInstanceId;
        }

        Remove([known]);
        return GroupError.None;
    }

    private ConsumerHeartbeatResult Leave(ConsumerHeartbeat beat)
    {
        var member = beat.InstanceId is null ? members.GetValueOrDefault(beat.MemberId)
            : staticMembers.TryGetValue(beat.InstanceId, out var knownId) ? members[knownId] : null;
        var refusal = beat.InstanceId is { } instanceId ? StaticRefusal(member, beat, instanceId)
            : member is null ? Unknown(beat.MemberId) : null;
        if (refusal is not null)
        {
            return refusal;
        }

        if (beat.Epoch == ConsumerHeartbeat.LeavesForNow)
        {
            Store(member! with { Epoch = ConsumerHeartbeat.LeavesForNow, Revoking = new Dictionary<TopicIdPartition, int>(), RevocationDeadline = null });
        }
        else
        {
            Remove([member!]);
        }

        return new(GroupError.None) { MemberId = beat.MemberId, Epoch = beat.Epoch };
    }

    private static ConsumerHeartbeatResult? StaticRefusal(ConsumerMember? known, ConsumerHeartbeat beat, string instanceId) =>
        known is null ? new(GroupError.UnknownMemberId, $"Instance id {instanceId} is unknown.")
        : known.Id == beat.MemberId ? null
        : new(GroupError.FencedInstanceId, $"Static member {beat.MemberId} with instance id {instanceId} was fenced by member {known.Id}.");

    // The epoch before is still good where the answer that told of the new one may have been lost: the member has nothing yet that it did not have.
    private static ConsumerHeartbeatResult? Fence(ConsumerMember member, ConsumerHeartbeat beat) =>
        beat.Epoch == ConsumerHeartbeat.Joins || beat.Epoch == member.Epoch ? null
        : beat.Epoch > member.Epoch ? Fenced("greater", beat.Epoch, member.Epoch)
        : beat.Epoch == member.PreviousEpoch && beat.Owned is not null && beat.Owned.All(member.Assigned.ContainsKey) ? null
        : Fenced("smaller", beat.Epoch, member.Epoch);

    private static ConsumerHeartbeatResult Fenced(string how, int told, int known) => new(
        GroupError.FencedMemberEpoch,
        $"The consumer group member has a {how} member epoch ({told}) than the one known by the group coordinator ({known}). The member must abandon all its partitions and rejoin.");

    private ConsumerHeartbeatResult Unknown(string memberId) =>
        new(GroupError.UnknownMemberId, $"Member {memberId} is not a member of group {Id}.");
}
