namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A member of a classic group, and the answers it waits for.</summary>
internal sealed class GroupMember(string id, JoinCommand join)
{
    public string Id { get; } = id;

    public string? InstanceId { get; } = join.InstanceId;

    public string ClientId { get; private set; } = join.ClientId;

    public string ClientHost { get; private set; } = join.ClientHost;

    public TimeSpan SessionTimeout { get; private set; } = join.SessionTimeout;

    public TimeSpan RebalanceTimeout { get; private set; } = join.RebalanceTimeout;

    public IReadOnlyList<GroupProtocol> Protocols { get; private set; } = join.Protocols;

    public byte[] Assignment { get; set; } = [];

    /// <summary>True until its first join is answered.</summary>
    public bool IsNew { get; set; } = true;

    /// <summary>When it is removed, unless it is heard of before.</summary>
    public DateTimeOffset Deadline { get; set; }

    public TaskCompletionSource<JoinResult>? AwaitingJoin { get; private set; }

    public TaskCompletionSource<SyncResult>? AwaitingSync { get; private set; }

    public bool IsWaiting => AwaitingJoin is not null || AwaitingSync is not null;

    public void Update(JoinCommand join)
    {
        (ClientId, ClientHost) = (join.ClientId, join.ClientHost);
        (SessionTimeout, RebalanceTimeout, Protocols) = (join.SessionTimeout, join.RebalanceTimeout, join.Protocols);
    }

    public bool Matches(IReadOnlyList<GroupProtocol> others) =>
        Protocols.Count == others.Count
        && Protocols.Zip(others).All(pair => pair.First.Name == pair.Second.Name && pair.First.Metadata.AsSpan().SequenceEqual(pair.Second.Metadata));

    public byte[] MetadataOf(string? protocol) => Protocols.FirstOrDefault(candidate => candidate.Name == protocol).Metadata ?? [];

    public Task<JoinResult> WaitForJoin()
    {
        // A join sent twice: the answer goes to the last one, the one before is told to try again.
        AnswerJoin(new JoinResult(GroupError.RebalanceInProgress, Id));
        AwaitingJoin = new TaskCompletionSource<JoinResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        return AwaitingJoin.Task;
    }

    public Task<SyncResult> WaitForSync()
    {
        AnswerSync(new SyncResult(GroupError.RebalanceInProgress));
        AwaitingSync = new TaskCompletionSource<SyncResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        return AwaitingSync.Task;
    }

    public void AnswerJoin(JoinResult result)
    {
        var waiting = AwaitingJoin;
        AwaitingJoin = null;
        waiting?.SetResult(result);
    }

    public void AnswerSync(SyncResult result)
    {
        var waiting = AwaitingSync;
        AwaitingSync = null;
        waiting?.SetResult(result);
    }
}
