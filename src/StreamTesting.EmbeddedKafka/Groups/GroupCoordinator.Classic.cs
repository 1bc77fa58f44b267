namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>The requests of the classic protocol.</content>
internal sealed partial class GroupCoordinator
{
    // In a group of the consumer protocol nothing is held back: what a member has to know it hears with its next heartbeat.
    private static readonly Task Never = new TaskCompletionSource().Task;

    /// <summary>An empty group of the consumer protocol becomes a classic one; one with members takes the classic member in.</summary>
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
                var other => Task.FromResult(slot.Reviewed(((ConsumerGroup)other).Join(join))),
            });
    }

    public Task<SyncResult> Sync(string groupId, SyncCommand sync) =>
        Find(groupId)?.With(slot => slot.Group switch
        {
            ClassicGroup classic => classic.Sync(sync),
            var other => Task.FromResult(((ConsumerGroup)other).Sync(sync)),
        }) ?? Task.FromResult(new SyncResult(Missing(groupId)));

    public GroupError Heartbeat(string groupId, MemberClaim claim) =>
        Find(groupId)?.With(slot => slot.Group is ClassicGroup classic ? classic.Heartbeat(claim) : ((ConsumerGroup)slot.Group).Heartbeat(claim))
        ?? Missing(groupId);

    public (GroupError Error, Task Disturbed, TimeSpan Patience) HeartbeatToHold(string groupId, MemberClaim claim) =>
        Find(groupId)?.With(slot => slot.Group is ClassicGroup classic
            ? classic.HeartbeatToHold(claim)
            : (((ConsumerGroup)slot.Group).Heartbeat(claim), Never, TimeSpan.Zero))
        ?? (Missing(groupId), Task.CompletedTask, TimeSpan.Zero);

    public GroupError Leave(string groupId, string memberId, string? instanceId) =>
        Find(groupId)?.With(slot => slot.Group switch
        {
            ClassicGroup classic => classic.Leave(memberId, instanceId),
            var other => slot.Reviewed(((ConsumerGroup)other).Remove(memberId, instanceId)),
        }) ?? Missing(groupId);

    private GroupError Missing(string groupId) =>
        groupId.Length == 0 ? GroupError.InvalidGroupId : disposed ? GroupError.CoordinatorNotAvailable : GroupError.UnknownMemberId;
}
