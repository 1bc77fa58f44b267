using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.EmbeddedKafka.Tests.Faults;

public sealed class FaultRuleTests : IAsyncLifetime
{
    private EmbeddedKafka broker = null!;
    private RawClient client = null!;

    public async Task InitializeAsync()
    {
        broker = await EmbeddedKafka.StartAsync();
        await broker.CreateTopicAsync("t", 2);
        client = new RawClient(broker);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task SkipAndTimes_Requests_AreHitInBetween()
    {
        var fault = broker.Faults.Add(Rule() with { Skip = 1, Times = 2 });

        (await AskAsync(6)).ShouldBe([false, true, true, false, false, false]);
        (fault.Matched, fault.Fired).ShouldBe((6, 2));
    }

    [Fact]
    public async Task Times_None_HitsAll() => (await AddAndAskAsync(Rule() with { Times = null }, 4)).ShouldBe([true, true, true, true]);

    [Fact]
    public async Task Rate_SameSeed_HitsTheSame()
    {
        var first = await AddAndAskAsync(Rule() with { Times = null, Rate = 0.3 }, 200, seed: 5);
        var again = await AddAndAskAsync(Rule() with { Times = null, Rate = 0.3 }, 200, seed: 5);
        var other = await AddAndAskAsync(Rule() with { Times = null, Rate = 0.3 }, 200, seed: 6);

        again.ShouldBe(first);
        other.ShouldNotBe(first);
        first.Count(hit => hit).ShouldBeInRange(40, 80);
    }

    [Theory]
    [InlineData("Produce", null, null, null, null, false)]
    [InlineData("ListOffsets", null, null, null, null, true)]
    [InlineData(null, "t", null, null, null, true)]
    [InlineData(null, "other", null, null, null, false)]
    [InlineData(null, "t", 1, null, null, true)]
    [InlineData(null, "t", 0, null, null, false)]
    [InlineData(null, null, 1, null, null, true)]
    [InlineData(null, null, null, "raw", null, true)]
    [InlineData(null, null, null, "someone", null, false)]
    [InlineData(null, null, null, null, 1, true)]
    [InlineData(null, null, null, null, 2, false)]
    public async Task Where_Request_IsMatchedByAllThatIsGiven(string? api, string? topic, int? partition, string? client, int? node, bool expected) =>
        (await AddAndAskAsync(Rule() with { Api = api, Topic = topic, Partition = partition, ClientId = client, Broker = node }, 1)).ShouldBe([expected]);

    [Fact]
    public async Task Where_GroupAndTransaction_AreMatched()
    {
        var group = broker.Faults.Add(Rule() with { Api = null, Group = "g", Action = FaultAction.Refuse("COORDINATOR_LOAD_IN_PROGRESS") });
        var transaction = broker.Faults.Add(Rule() with { Api = null, TransactionalId = "tx", Action = FaultAction.Refuse("CONCURRENT_TRANSACTIONS") });

        var offsets = await client.AskAsync<OffsetFetchResponse>(ApiKey.OffsetFetch, 7, new OffsetFetchRequest { GroupId = "g" });
        var init = await client.AskAsync<InitProducerIdResponse>(ApiKey.InitProducerId, 4, new InitProducerIdRequest { TransactionalId = "tx", TransactionTimeoutMs = 1000 });

        offsets.ErrorCode.ShouldBe(ErrorCode.CoordinatorLoadInProgress);
        init.ErrorCode.ShouldBe(ErrorCode.ConcurrentTransactions);
        (group.Fired, transaction.Fired).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(null, null, 4L, true)]
    [InlineData("t", 1, 4L, true)]
    [InlineData("t", 1, 5L, false)]
    [InlineData("t", 0, 4L, false)]
    [InlineData("t", 0, 1L, true)]
    [InlineData("other", null, 0L, false)]
    public async Task Past_ACommit_IsMatchedByItsOffsetOfThatPartition(string? topic, int? partition, long past, bool expected)
    {
        var fault = broker.Faults.Add(Rule() with { Api = null, Topic = topic, Partition = partition, Past = past, Action = FaultAction.Notice });

        await CommitAsync("g", (0, 2), (1, 5));
        await AskAsync(2);

        fault.Matched.ShouldBe(expected ? 1 : 0);
    }

    [Fact]
    public async Task Firing_OfANotice_IsToldWithTheGroupBeforeTheRequestIsServed()
    {
        long? committed = null;
        FaultFiring? firing = null;
        var fault = broker.Faults.Add(Rule() with { Api = null, Past = 0, Action = FaultAction.Notice });
        fault.Firing += told => (firing, committed) = (told, Committed());

        (await CommitAsync("g", (0, 2))).ShouldBe(ErrorCode.None);

        firing!.Group.ShouldBe("g");
        committed.ShouldBeNull();
        Committed().ShouldBe(2);

        long? Committed() => broker.FindGroup("g")?.Offsets.Single(offset => offset.Partition == 0).Offset;
    }

    [Fact]
    public async Task Firing_OfAChangedAnswer_IsToldWhenItIsDone()
    {
        long? committed = null;
        var fault = broker.Faults.Add(Rule() with { Api = null, Past = 0, Action = FaultAction.AnswerWith("GROUP_AUTHORIZATION_FAILED") });
        fault.Firing += _ => committed = broker.FindGroup("g")?.Offsets.Single().Offset;

        (await CommitAsync("g", (0, 2))).ShouldBe(ErrorCode.GroupAuthorizationFailed);

        committed.ShouldBe(2);
    }

    [Fact]
    public async Task Firing_WhoIsToldThrows_IsNotedAndTheRequestServed()
    {
        broker.Faults.Add(Rule() with { Api = null, Past = 0, Action = FaultAction.Notice }).Firing += _ => throw new InvalidOperationException("no");

        (await CommitAsync("g", (0, 2))).ShouldBe(ErrorCode.None);

        broker.Errors.ShouldContain(error => error.Message.Contains("'fault' fired failed: no"));
    }

    [Fact]
    public async Task TwoRules_OneRequest_TheFirstThatFiresIsTheOnlyOne()
    {
        var first = broker.Faults.Add(Rule() with { Name = "first", Skip = 1 });
        var second = broker.Faults.Add(Rule() with { Name = "second", Times = null });
        await AskAsync(3);

        (first.Matched, first.Fired, second.Matched, second.Fired).ShouldBe((3, 1, 2, 2));
        broker.Faults.Firings.Select(firing => firing.Fault).ShouldBe(["second", "first", "second"]);
    }

    [Fact]
    public async Task EnsureAllFired_OneThatHasNot_IsNamedWithWhatItSaw()
    {
        broker.Faults.Add(Rule());
        var missing = broker.Faults.Add(Rule() with { Name = "later", Skip = 5 });
        await AskAsync(3);

        var thrown = Should.Throw<FaultNeverFiredException>(broker.Faults.EnsureAllFired);

        thrown.Faults.ShouldBe([missing]);
        thrown.Message.ShouldBe("Fault 'later' fired 0 times; 2 requests matched, of which it lets the first 5 through.");
        broker.Faults.Remove(missing);
        Should.NotThrow(broker.Faults.EnsureAllFired);
    }

    [Fact]
    public async Task WaitAsync_NotInTime_SaysWhatIsMissing()
    {
        var fault = broker.Faults.Add(Rule());

        var thrown = await Should.ThrowAsync<TimeoutException>(fault.WaitAsync(2, TimeSpan.FromMilliseconds(50)));

        thrown.Message.ShouldBe("Fault 'fault' fired 0 times; 0 requests matched. 2 firing(s) were waited for, for 00:00:00.0500000.");
    }

    [Fact]
    public async Task WaitAsync_Firing_IsWoken()
    {
        var fault = broker.Faults.Add(Rule());
        var waiting = fault.WaitAsync(1, TimeSpan.FromSeconds(20));
        await AskAsync(1);

        await waiting;
        await fault.WaitAsync(1, TimeSpan.Zero);
    }

    [Fact]
    public void Add_RuleThatIsNotPossible_SaysWhy()
    {
        Problem(Rule() with { Api = "Produced" }).ShouldContain("'Produced', which is no API");
        Problem(Rule() with { Skip = -1 }).ShouldContain("skips -1");
        Problem(Rule() with { Times = 0 }).ShouldContain("fires 0 times");
        Problem(Rule() with { Rate = 0 }).ShouldContain("rate 0");
        Problem(Rule() with { Rate = double.NaN }).ShouldContain("rate NaN");
        Problem(Rule() with { Name = " " }).ShouldContain("needs a name");
        Problem(Rule() with { Action = FaultAction.Delay(TimeSpan.Zero) }).ShouldContain("more than zero");
        Should.Throw<ArgumentException>(() => FaultAction.Refuse("OOPS")).Message.ShouldContain("'OOPS' is no error");
        Should.Throw<ArgumentException>(() => FaultAction.Refuse("7")).Message.ShouldContain("'7' is no error");
        Should.Throw<ArgumentException>(() => FaultAction.Refuse("")).Message.ShouldContain("'' is no error");
    }

    private static FaultRule Rule() => new() { Name = "fault", Api = "ListOffsets", Action = FaultAction.Refuse("UNKNOWN_SERVER_ERROR") };

    private string Problem(FaultRule rule) => Should.Throw<ArgumentException>(() => broker.Faults.Add(rule)).Message;

    private async Task<List<bool>> AddAndAskAsync(FaultRule rule, int count, ulong seed = 0)
    {
        broker.Faults.Clear();
        broker.Faults.Add(rule, seed);
        return await AskAsync(count);
    }

    private async Task<ErrorCode> CommitAsync(string group, params (int Partition, long Offset)[] offsets)
    {
        var commit = new OffsetCommitRequest { GroupId = group, GenerationIdOrMemberEpoch = -1, MemberId = "", Topics = [new() { Name = "t" }] };
        foreach (var (partition, offset) in offsets)
        {
            commit.Topics[0].Partitions.Add(new() { PartitionIndex = partition, CommittedOffset = offset, CommittedLeaderEpoch = -1, CommittedMetadata = "" });
        }

        return (await client.AskAsync<OffsetCommitResponse>(ApiKey.OffsetCommit, 7, commit)).Topics[0].Partitions[0].ErrorCode;
    }

    /// <summary>Which of so many requests are hit.</summary>
    private async Task<List<bool>> AskAsync(int count)
    {
        var hits = new List<bool>();
        for (var i = 0; i < count; i++)
        {
            var answer = await client.AskAsync<ListOffsetsResponse>(ApiKey.ListOffsets, 7, new ListOffsetsRequest
            {
                ReplicaId = -1, Topics = [new() { Name = "t", Partitions = [new() { PartitionIndex = 1, CurrentLeaderEpoch = -1, Timestamp = -1 }] }],
            });
            hits.Add(answer.Topics[0].Partitions[0].ErrorCode == ErrorCode.UnknownServerError);
        }

        return hits;
    }
}
