namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>The requests of the classic protocol.</content>
internal sealed partial class GroupCoordinator
{
    /// <summary>An empty group of the consumer protocol becomes a classic one; one with members is not for members of the classic protocol.</summary>
    public Task<JoinResult> Join(string groupId, JoinCommand join)
    {
        if (groupId.Length == 0)
        {
            return Task.FromResult(new JoinResult(GroupError.InvalidGroupId, join.MemberId));
        }

        var cell = join.MemberId.Length == 0 ? GetOrCreate(groupId) : Find(groupId);
        return cell is null
            ? Task.FromResult(new JoinResult(disposed ? GroupError.CoordinatorNotAvailable : GroupError.UnknownMemberId, join.MemberId))
            : cell.With(slot => slot.Group switch
            {
                ClassicGroup classic => classic.Join(join),
                { State: GroupState.Empty } empty => slot.Become(NewClassic(groupId, empty.Offsets)).Join(join),
                { State: GroupState.Dead } => Task.FromResult(new JoinResult(GroupError.CoordinatorNotAvailable, join.MemberId)),
                _ => Task.FromResult(new JoinResult(GroupError.InconsistentGroupProtocol, join.MemberId)),
            });
    }

    public Task<SyncResult> Sync(string groupId, SyncCommand sync) =>
        Find(groupId)?.With(slot => slot.Group switch
        {
            ClassicGroup classic => classic.Sync(sync),
            var other => Task.FromResult(new SyncResult(Deny(other, sync.MemberId, sync.InstanceId))),
        }) ?? Task.FromResult(new SyncResult(Missing(groupId)));

    public GroupError Heartbeat(string groupId, MemberClaim claim) =>
        Find(groupId)?.With(slot => slot.Group is ClassicGroup classic ? classic.Heartbeat(claim) : Deny(slot.Group, claim.MemberId, claim.InstanceId))
        ?? Missing(groupId);

    public (GroupError Error, Task Disturbed, TimeSpan Patience) HeartbeatToHold(string groupId, MemberClaim claim) =>
        Find(groupId)?.With(slot => slot.Group is ClassicGroup classic
            ? classic.HeartbeatToHold(claim)
            : (Deny(slot.Group, claim.MemberId, claim.InstanceId), Task.CompletedTask, TimeSpan.Zero))
        ?? (Missing(groupId), Task.CompletedTask, TimeSpan.Zero);

    public GroupError Leave(string groupId, string memberId, string? instanceId) =>
        Find(groupId)?.With(slot => slot.Group switch
        {
            ClassicGroup classic => classic.Leave(memberId, instanceId),
            ConsumerGroup consumer => consumer.Remove(memberId, instanceId),
            _ => GroupError.UnknownMemberId,
        }) ?? Missing(groupId);

    private static GroupError Deny(Group group, string memberId, string? instanceId) =>
        (group as ConsumerGroup)?.DenyClassic(memberId, instanceId) ?? GroupError.UnknownMemberId;

    private GroupError Missing(string groupId) =>
        groupId.Length == 0 ? GroupError.InvalidGroupId : disposed ? GroupError.CoordinatorNotAvailable : GroupError.UnknownMemberId;
}
