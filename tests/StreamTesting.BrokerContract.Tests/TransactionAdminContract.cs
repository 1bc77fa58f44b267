using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Offsets in transactions, and what operators see.</summary>
public abstract class TransactionAdminContract(IContractBroker broker) : RawContract(broker)
{
    [ContractFact]
    public async Task Offsets_OfAnOpenTransaction_AreUnstableAndThenCommitted()
    {
        var (topic, group) = (await NewTopicAsync(), await NewGroupAsync());
        var producer = await StartedAsync();
        (await producer.CommitOffsetAsync(group, topic, 7)).ShouldBe(ErrorCode.None);

        var open = await CommittedAsync(group, topic, stable: true);
        (open.ErrorCode, open.CommittedOffset).ShouldBe((ErrorCode.UnstableOffsetCommit, -1));
        var carefree = await CommittedAsync(group, topic, stable: false);
        (carefree.ErrorCode, carefree.CommittedOffset).ShouldBe((ErrorCode.None, -1));

        await producer.EndAsync(commit: true);
        await UntilStableAsync(group, topic);
        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(7);
    }

    [ContractFact]
    public async Task Offsets_OfAnAbortedTransaction_AreForgotten()
    {
        var (topic, group) = (await NewTopicAsync(), await NewGroupAsync());
        var producer = await StartedAsync();
        await producer.CommitOffsetAsync(group, topic, 3);
        await producer.EndAsync(commit: true);
        await UntilStableAsync(group, topic);
        await WhenPossibleAsync(() => producer.CommitOffsetAsync(group, topic, 9));
        await producer.EndAsync(commit: false);
        await UntilStableAsync(group, topic);

        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(3);
    }

    [ContractFact]
    public async Task Offsets_OldVersionsWithoutAdding_AreRefused()
    {
        var (topic, group) = (await NewTopicAsync(), await NewGroupAsync());
        var producer = await StartedAsync();

        (await producer.CommitOffsetAsync(group, topic, 1, version: 3)).ShouldBe(ErrorCode.InvalidTxnState);
        (await producer.CommitOffsetAsync(group, topic, 1, version: 4)).ShouldBe(ErrorCode.TransactionAbortable);
        (await producer.AddOffsetsAsync(group)).ShouldBe(ErrorCode.None);
        (await producer.CommitOffsetAsync(group, topic, 1, version: 2)).ShouldBe(ErrorCode.None);
        (await producer.CommitOffsetAsync(group, topic, 2, version: 3)).ShouldBe(ErrorCode.None);
        (await producer.EndAsync(commit: true, version: 3)).ShouldBe(ErrorCode.None);
        await UntilStableAsync(group, topic);
        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(2);
    }

    [ContractFact]
    public async Task Offsets_OfAZombieOrForNoGroup_AreRefused()
    {
        var (topic, group) = (await NewTopicAsync(), await NewGroupAsync());
        var producer = await StartedAsync();
        await producer.InitAsync();
        (await producer.CommitOffsetAsync(group, NewName(), 1)).ShouldBe(ErrorCode.UnknownTopicOrPartition);
        (await producer.CommitOffsetAsync(group, topic, 1, generation: 5, member: "nobody")).ShouldBe(ErrorCode.IllegalGeneration);
        producer.Epoch = 0;

        (await producer.CommitOffsetAsync(group, topic, 1)).ShouldBe(ErrorCode.InvalidProducerEpoch);
    }

    [ContractFact]
    public async Task Offsets_CommittedMeanwhile_Win()
    {
        var (topic, group) = (await NewTopicAsync(), await NewGroupAsync());
        var producer = await StartedAsync();
        await producer.CommitOffsetAsync(group, topic, 5);
        var plain = await Client.AskAsync<OffsetCommitResponse>(ApiKey.OffsetCommit, 8, new OffsetCommitRequest
        {
            GroupId = group, GenerationIdOrMemberEpoch = -1, MemberId = "",
            Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = 0, CommittedOffset = 8, CommittedMetadata = "" }] }],
        });
        plain.Topics[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.None);
        (await CommittedAsync(group, topic, stable: true)).ErrorCode.ShouldBe(ErrorCode.UnstableOffsetCommit);

        await producer.EndAsync(commit: true);
        await UntilStableAsync(group, topic);
        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(8);
    }

    [ContractFact]
    public async Task Offsets_OfAllPartitionsOfAGroup_AreUnstableOneByOne()
    {
        var (topic, other, group) = (await NewTopicAsync(), await NewTopicAsync(), await NewGroupAsync());
        var producer = await StartedAsync();
        await producer.CommitOffsetAsync(group, other, 4);
        await producer.EndAsync(commit: true);
        await UntilStableAsync(group, other);
        await WhenPossibleAsync(() => producer.CommitOffsetAsync(group, other, 9));

        (await AllAsync(group, stable: false)).ShouldBe([(other, 4, ErrorCode.None)]);
        (await AllAsync(group, stable: true)).ShouldBe([(other, -1, ErrorCode.UnstableOffsetCommit)]);
        await producer.CommitOffsetAsync(group, topic, 2);
        (await AllAsync(group, stable: false)).ShouldBe([(other, 4, ErrorCode.None)]);
    }

    [ContractFact]
    public async Task DeleteGroup_WithAnOpenTransaction_ForgetsItsOffsets()
    {
        var (topic, group) = (await NewTopicAsync(), await NewGroupAsync());
        var producer = await StartedAsync();
        await producer.CommitOffsetAsync(group, topic, 4);
        var deleted = await Client.AskAsync<DeleteGroupsResponse>(ApiKey.DeleteGroups, 2, new DeleteGroupsRequest { GroupsNames = [group] });

        deleted.Results[0].ErrorCode.ShouldBe(ErrorCode.None);
        await producer.EndAsync(commit: true);
        await UntilStableAsync(group, topic);
        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(-1);
    }

    [ContractFact]
    public async Task DeleteOffset_OfAnOpenTransaction_ForgetsIt()
    {
        var (topic, group) = (await NewTopicAsync(), await NewGroupAsync());
        var producer = await StartedAsync();
        await producer.CommitOffsetAsync(group, topic, 4);
        var deleted = await Client.AskAsync<OffsetDeleteResponse>(ApiKey.OffsetDelete, 0, new OffsetDeleteRequest
        {
            GroupId = group, Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = 0 }] }],
        });

        (deleted.ErrorCode, deleted.Topics[0].Partitions[0].ErrorCode).ShouldBe((ErrorCode.None, ErrorCode.None));
        (await CommittedAsync(group, topic, stable: true)).ErrorCode.ShouldBe(ErrorCode.None);
        await producer.EndAsync(commit: true);
        (await CommittedAsync(group, topic, stable: false)).CommittedOffset.ShouldBe(-1);
    }

    [ContractFact]
    public async Task DeleteTopic_UnderAnOpenTransaction_LetsItEnd()
    {
        var (topic, other) = (await NewTopicAsync(), await NewTopicAsync());
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic);
        producer.Sequence = 0;
        await producer.ProduceAsync(other);
        var deleted = await Client.AskAsync<DeleteTopicsResponse>(ApiKey.DeleteTopics, 5, new DeleteTopicsRequest { TimeoutMs = 10_000, TopicNames = [topic] });
        deleted.Responses[0].ErrorCode.ShouldBe(ErrorCode.None);

        (await producer.EndAsync(commit: true)).ShouldBe(ErrorCode.None);
        await UntilEndAsync(other, 2);
    }

    [ContractFact]
    public async Task Coordinator_OfATransaction_IsABroker()
    {
        var id = NewName("tx");
        await StartedAsync(id);
        var answer = await Client.AskAsync<FindCoordinatorResponse>(ApiKey.FindCoordinator, 4, new FindCoordinatorRequest { KeyType = 1, CoordinatorKeys = [id] });

        var one = answer.Coordinators.ShouldHaveSingleItem();
        (one.Key, one.ErrorCode, $"{one.Host}:{one.Port}").ShouldBe((id, ErrorCode.None, Servers));
    }

    [ContractFact]
    public async Task Describe_Transaction_ShowsWhereItStands()
    {
        var (topic, id) = (await NewTopicAsync(3), NewName("tx"));
        var producer = await StartedAsync(id, timeoutMs: 45_000);
        var empty = await DescribeAsync(id);
        (empty.ErrorCode, empty.TransactionState, empty.TransactionTimeoutMs, empty.TransactionStartTimeMs, empty.ProducerId, empty.ProducerEpoch, empty.Topics.Count)
            .ShouldBe((ErrorCode.None, "Empty", 45_000, -1, producer.ProducerId, (short)0, 0));

        await producer.ProduceAsync(topic, 2);
        var open = await DescribeAsync(id);
        open.TransactionState.ShouldBe("Ongoing");
        open.TransactionStartTimeMs.ShouldBeGreaterThan(0);
        var part = open.Topics.ShouldHaveSingleItem();
        (part.Topic, part.Partitions.ShouldHaveSingleItem()).ShouldBe((topic, 2));

        await producer.EndAsync(commit: true);
        await UntilAsync(async () => (await DescribeAsync(id)).TransactionState == "CompleteCommit", "the end of the transaction");
        var ended = await DescribeAsync(id);
        (ended.Topics.Count, ended.ProducerEpoch, ended.TransactionStartTimeMs).ShouldBe((0, (short)1, open.TransactionStartTimeMs));
    }

    [ContractFact]
    public async Task Describe_TransactionWithOffsets_NamesTheirTopic()
    {
        var (topic, id) = (await NewTopicAsync(), NewName("tx"));
        var producer = await StartedAsync(id);
        await producer.CommitOffsetAsync(NewName("g"), topic, 1);

        (await DescribeAsync(id)).Topics.ShouldHaveSingleItem().Topic.ShouldBe("__consumer_offsets");
    }

    [ContractFact]
    public async Task Describe_UnknownTransaction_IsAnError() =>
        (await DescribeAsync(NewName())).ErrorCode.ShouldBe(ErrorCode.TransactionalIdNotFound);

    [ContractFact]
    public async Task List_Transactions_ByEachFilter()
    {
        var (topic, name) = (await NewTopicAsync(), NewName("tx"));
        var empty = await StartedAsync($"{name}-empty");
        var open = await StartedAsync($"{name}-open");
        await open.ProduceAsync(topic);

        (await ListAsync(new())).Keys.ShouldContain($"{name}-empty");
        var pattern = await ListAsync(new() { TransactionalIdPattern = $"{name}.*" });
        pattern.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.TransactionState, pair.Value.ProducerId))
            .ShouldBe([($"{name}-empty", "Empty", empty.ProducerId), ($"{name}-open", "Ongoing", open.ProducerId)]);
        (await ListAsync(new() { TransactionalIdPattern = $"{name}.*", StateFilters = ["Ongoing"] })).Keys.ShouldBe([$"{name}-open"]);
        (await ListAsync(new() { ProducerIdFilters = [empty.ProducerId] })).Keys.ShouldBe([$"{name}-empty"]);
        (await ListAsync(new() { TransactionalIdPattern = $"{name}.*", DurationFilter = 3_600_000, StateFilters = ["Ongoing"] })).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task List_UnknownStateOrBadPattern_IsSaid()
    {
        var unknown = await Client.AskAsync<ListTransactionsResponse>(ApiKey.ListTransactions, 2, new ListTransactionsRequest { StateFilters = ["Sleeping"] });
        (unknown.ErrorCode, unknown.UnknownStateFilters.ShouldHaveSingleItem(), unknown.TransactionStates.Count).ShouldBe((ErrorCode.None, "Sleeping", 0));

        var bad = await Client.AskAsync<ListTransactionsResponse>(ApiKey.ListTransactions, 2, new ListTransactionsRequest { TransactionalIdPattern = "(((" });
        bad.ErrorCode.ShouldBe(ErrorCode.InvalidRegularExpression);
    }

    [ContractFact]
    public async Task Features_TransactionVersion_IsTwo()
    {
        var request = new ApiVersionsRequest { ClientSoftwareName = "raw", ClientSoftwareVersion = "1" };

        var answer = await Client.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, 4, request);

        answer.FinalizedFeaturesEpoch!.Value.ShouldBeGreaterThanOrEqualTo(0);
        var level = answer.FinalizedFeatures!.Single(feature => feature.Name == "transaction.version");
        (level.MinVersionLevel, level.MaxVersionLevel).ShouldBe(((short)2, (short)2));
        var supported = answer.SupportedFeatures!.Single(feature => feature.Name == "transaction.version");
        (supported.MinVersion, supported.MaxVersion).ShouldBe(((short)0, (short)2));
    }

    private async Task<DescribeTransactionsResponse.TransactionStateItem> DescribeAsync(string id)
    {
        var answer = await Client.AskAsync<DescribeTransactionsResponse>(
            ApiKey.DescribeTransactions, 0, new DescribeTransactionsRequest { TransactionalIds = [id] });
        return answer.TransactionStates.ShouldHaveSingleItem();
    }

    private async Task<Dictionary<string, ListTransactionsResponse.TransactionStateItem>> ListAsync(ListTransactionsRequest request)
    {
        var answer = await Client.AskAsync<ListTransactionsResponse>(ApiKey.ListTransactions, 2, request);
        answer.ErrorCode.ShouldBe(ErrorCode.None);
        return answer.TransactionStates.ToDictionary(state => state.TransactionalId);
    }

    private async Task<List<(string Topic, long Offset, ErrorCode Error)>> AllAsync(string group, bool stable)
    {
        var answer = await Client.AskAsync<OffsetFetchResponse>(ApiKey.OffsetFetch, 7, new OffsetFetchRequest { GroupId = group, RequireStable = stable, Topics = null });
        answer.ErrorCode.ShouldBe(ErrorCode.None);
        return [.. answer.Topics.Select(topic => (topic.Name, topic.Partitions[0].CommittedOffset, topic.Partitions[0].ErrorCode))];
    }

    private Task UntilStableAsync(string group, string topic) =>
        UntilAsync(async () => (await CommittedAsync(group, topic, stable: true)).ErrorCode == ErrorCode.None, "the end of the transaction in the group");

    private static Task WhenPossibleAsync(Func<Task<ErrorCode>> ask) => UntilAsync(async () => await ask() == ErrorCode.None, "an answer without error");

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var until = DateTime.UtcNow + Patience;
        while (!await holds())
        {
            if (DateTime.UtcNow > until)
            {
                throw new TimeoutException($"{what} did not come about within {Patience}");
            }
        }
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : TransactionAdminContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : TransactionAdminContract(broker), IClassFixture<RealKafka>;
}
