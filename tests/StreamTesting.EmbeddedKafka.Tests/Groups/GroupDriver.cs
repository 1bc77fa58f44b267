using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

/// <summary>Drives one group as its members would, on a clock that the test moves.</summary>
internal sealed class GroupDriver : IDisposable
{
    public static readonly TimeSpan Session = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Rebalance = TimeSpan.FromSeconds(60);

    private const string Id = "group";
    private int ids;

    public GroupDriver(GroupSettings? settings = null) =>
        Coordinator = new GroupCoordinator(settings ?? GroupSettings.Default, Topics, Time, () => $"{++ids}");

    public ManualTime Time { get; } = new();

    public TestTopics Topics { get; } = new();

    public GroupCoordinator Coordinator { get; }

    public GroupState State => Coordinator.Read(Id, group => (object)group.State) is GroupState state ? state : GroupState.Dead;

    public int MemberCount => Coordinator.Read(Id, group => (object)group.MemberCount) is int count ? count : 0;

    public Task<JoinResult> Join(
        string memberId = "", string? instance = null, bool known = false, string type = "consumer", bool skip = false,
        TimeSpan? session = null, string clientId = "c", params (string Name, string Metadata)[] protocols) =>
        Coordinator.Join(Id, new JoinCommand
        {
            MemberId = memberId,
            InstanceId = instance,
            ClientId = clientId,
            SessionTimeout = session ?? Session,
            RebalanceTimeout = Rebalance,
            ProtocolType = type,
            Protocols = [.. (protocols.Length == 0 ? [("range", "")] : protocols)
                .Select(protocol => new GroupProtocol(protocol.Name, System.Text.Encoding.UTF8.GetBytes(protocol.Metadata)))],
            RequireKnownMemberId = known,
            CanSkipAssignment = skip,
        });

    public Task<SyncResult> Sync(string memberId, int generation, string? instance = null, params (string Member, byte Assignment)[] assignments) =>
        Coordinator.Sync(Id, new SyncCommand
        {
            MemberId = memberId,
            InstanceId = instance,
            Generation = generation,
            Assignments = assignments.ToDictionary(pair => pair.Member, pair => new[] { pair.Assignment }),
        });

    public GroupError Heartbeat(string memberId, int generation, string? instance = null) =>
        Coordinator.Heartbeat(Id, new MemberClaim(memberId, instance, generation));

    public GroupError Leave(string memberId, string? instance = null) => Coordinator.Leave(Id, memberId, instance);

    public GroupError Commit(string memberId, int generation, long offset, string? instance = null) =>
        Coordinator.Commit(Id, new MemberClaim(memberId, instance, generation),
            [new(new TopicPartitionKey("t", 0), new StoredOffset(offset, -1, "", Time.GetUtcNow()))]);

    public long? Committed() =>
        Coordinator.Read(Id, group => new Tuple<long?>(group.Offsets.Find(new TopicPartitionKey("t", 0))?.Offset))?.Item1;

    /// <summary>Brings the group to Stable with the given number of members; the first leads.</summary>
    public async Task<(IReadOnlyList<string> Members, int Generation)> StableWith(int count)
    {
        var joined = new List<JoinResult> { await Join() };
        while (joined.Count < count)
        {
            var coming = Join();
            var returning = joined.ConvertAll(member => Join(member.MemberId));
            joined = [.. await Task.WhenAll(returning), await coming];
        }

        var generation = joined[0].Generation;
        var syncs = joined.Skip(1).Select(member => Sync(member.MemberId, generation)).ToList();
        await Sync(joined[0].MemberId, generation, null, [.. joined.Select((member, index) => (member.MemberId, (byte)index))]);
        await Task.WhenAll(syncs);
        State.ShouldBe(GroupState.Stable);
        return (joined.ConvertAll(member => member.MemberId), generation);
    }

    public void Dispose() => Coordinator.Dispose();
}
