using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Fetch sessions (KIP-227): what a full and an incremental fetch answer, and how a session ends.</summary>
public abstract class FetchSessionContract(IContractBroker broker) : RawContract(broker)
{
    private const short ByName = 12;
    private const short ById = 17;

    [ContractFact]
    public async Task Full_WithEpochZero_MakesASessionAndTellsAllPartitions()
    {
        var topic = await NewLedTopicAsync(3);

        var answer = await FetchAsync(0, 0, [(topic, 0, 0), (topic, 2, 0)]);

        answer.SessionId.ShouldBeGreaterThan(0);
        Told(answer).ShouldBe([(topic, 0, 0, 0), (topic, 2, 0, 0)]);
    }

    [ContractFact]
    public async Task Full_WithEpochMinusOne_MakesNoSession()
    {
        var topic = await NewLedTopicAsync();

        (await FetchAsync(0, -1, [(topic, 0, 0)])).SessionId.ShouldBe(0);
    }

    [ContractFact]
    public async Task Full_OfNoPartitions_MakesASessionThatEndsWithTheNextFetch()
    {
        var session = (await FetchAsync(0, 0, [])).SessionId;

        session.ShouldBeGreaterThan(0);
        (await FetchAsync(session, 1, [])).SessionId.ShouldBe(0);
        (await FetchAsync(session, 2, [])).ErrorCode.ShouldBe(ErrorCode.FetchSessionIdNotFound);
    }

    [ContractFact]
    public async Task Incremental_NothingNew_IsEmpty()
    {
        var topic = await NewLedTopicAsync(2);
        var session = (await FetchAsync(0, 0, [(topic, 0, 0), (topic, 1, 0)])).SessionId;

        var answer = await FetchAsync(session, 1, []);

        (answer.ErrorCode, answer.SessionId, answer.Responses.Count).ShouldBe((ErrorCode.None, session, 0));
    }

    [ContractFact]
    public async Task Incremental_OnePartitionHasMore_TellsOnlyThatOne()
    {
        var topic = await NewLedTopicAsync(3);
        var session = (await FetchAsync(0, 0, [(topic, 0, 0), (topic, 1, 0), (topic, 2, 0)])).SessionId;
        await ProduceAsync(topic, 2, partition: 1);

        var more = await FetchAsync(session, 1, []);
        var again = await FetchAsync(session, 2, []);
        var behind = await FetchAsync(session, 3, [(topic, 1, 2)]);
        var quiet = await FetchAsync(session, 4, []);

        Told(more).Where(partition => partition.Bytes > 0).Select(partition => (partition.Partition, partition.HighWatermark)).ShouldBe([(1, 2)]);
        Told(again).Select(partition => (partition.Partition, partition.Bytes > 0)).ShouldBe([(1, true)]);
        Told(behind).ShouldBeEmpty();
        Told(quiet).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Incremental_WaitsUntilOneOfItsPartitionsHasMore()
    {
        var topic = await NewLedTopicAsync(2);
        var session = (await FetchAsync(0, 0, [(topic, 0, 0), (topic, 1, 0)])).SessionId;
        var fetching = FetchAsync(session, 1, [], maxWaitMs: 20_000);
        fetching.IsCompleted.ShouldBeFalse();

        await ProduceAsync(topic, 1, partition: 1);

        Told(await fetching).Select(partition => (partition.Partition, partition.HighWatermark)).ShouldContain((1, 1));
    }

    [ContractFact]
    public async Task Incremental_NewPartition_IsToldAtOnce()
    {
        var topic = await NewLedTopicAsync(2);
        var session = (await FetchAsync(0, 0, [(topic, 0, 0)])).SessionId;

        Told(await FetchAsync(session, 1, [(topic, 1, 0)])).ShouldBe([(topic, 1, 0, 0)]);
        Told(await FetchAsync(session, 2, [])).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Incremental_ForgottenPartition_IsNotToldAgain()
    {
        var topic = await NewLedTopicAsync(2);
        var session = (await FetchAsync(0, 0, [(topic, 0, 0), (topic, 1, 0)])).SessionId;
        await FetchAsync(session, 1, [], forgotten: [(topic, 1)]);
        await ProduceAsync(topic, 1, partition: 1);
        await ProduceAsync(topic, 1, partition: 0);

        Told(await FetchAsync(session, 2, [])).Select(partition => partition.Partition).ShouldBe([0]);
    }

    [ContractFact]
    public async Task Incremental_AllForgotten_EndsTheSession()
    {
        var topic = await NewLedTopicAsync();
        var session = (await FetchAsync(0, 0, [(topic, 0, 0)])).SessionId;

        var last = await FetchAsync(session, 1, [], forgotten: [(topic, 0)]);

        (last.ErrorCode, last.SessionId, last.Responses.Count).ShouldBe((ErrorCode.None, 0, 0));
        (await FetchAsync(session, 2, [])).ErrorCode.ShouldBe(ErrorCode.FetchSessionIdNotFound);
    }

    [ContractFact]
    public async Task Incremental_OfAnUnknownSession_IsNotFound()
    {
        var topic = await NewLedTopicAsync();
        var answer = await FetchAsync(2_000_000_011, 1, [(topic, 0, 0)]);

        (answer.ErrorCode, answer.SessionId, answer.Responses.Count).ShouldBe((ErrorCode.FetchSessionIdNotFound, 0, 0));
        (await FetchAsync(0, 5, [(topic, 0, 0)])).ErrorCode.ShouldBe(ErrorCode.FetchSessionIdNotFound);
    }

    [ContractFact]
    public async Task Incremental_OfAnotherEpoch_IsInvalidAndTheSessionGoesOn()
    {
        var topic = await NewLedTopicAsync();
        var session = (await FetchAsync(0, 0, [(topic, 0, 0)])).SessionId;

        (await FetchAsync(session, 2, [])).ErrorCode.ShouldBe(ErrorCode.InvalidFetchSessionEpoch);
        (await FetchAsync(session, 1, [])).ErrorCode.ShouldBe(ErrorCode.None);
        (await FetchAsync(session, 1, [])).ErrorCode.ShouldBe(ErrorCode.InvalidFetchSessionEpoch);
        (await FetchAsync(session, 2, [])).ErrorCode.ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Full_OfASession_EndsItAndMakesAnother()
    {
        var topic = await NewLedTopicAsync();
        var session = (await FetchAsync(0, 0, [(topic, 0, 0)])).SessionId;

        var next = await FetchAsync(session, 0, [(topic, 0, 0)]);

        next.SessionId.ShouldNotBeOneOf(0, session);
        (await FetchAsync(session, 1, [])).ErrorCode.ShouldBe(ErrorCode.FetchSessionIdNotFound);
        (await FetchAsync(next.SessionId, 1, [])).ErrorCode.ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Full_WithEpochMinusOne_EndsTheSession()
    {
        var topic = await NewLedTopicAsync();
        var session = (await FetchAsync(0, 0, [(topic, 0, 0)])).SessionId;

        (await FetchAsync(session, -1, [])).ErrorCode.ShouldBe(ErrorCode.None);

        (await FetchAsync(session, 1, [])).ErrorCode.ShouldBe(ErrorCode.FetchSessionIdNotFound);
    }

    [ContractFact]
    public async Task Incremental_Error_IsToldWithEachFetch()
    {
        var topic = await NewLedTopicAsync();
        var full = await FetchAsync(0, 0, [(topic, 0, 0), (topic, 7, 0)]);
        full.Responses.SelectMany(one => one.Partitions).Select(partition => partition.ErrorCode).ShouldBe([ErrorCode.None, ErrorCode.UnknownTopicOrPartition], ignoreOrder: true);

        for (var epoch = 1; epoch < 3; epoch++)
        {
            var told = (await FetchAsync(full.SessionId, epoch, [])).Responses.ShouldHaveSingleItem().Partitions.ShouldHaveSingleItem();
            (told.PartitionIndex, told.ErrorCode).ShouldBe((7, ErrorCode.UnknownTopicOrPartition));
        }
    }

    [ContractFact]
    public async Task Incremental_RecordsDeleted_TellsTheNewStart()
    {
        var topic = await NewLedTopicAsync();
        await ProduceAsync(topic, 5);
        var session = (await FetchAsync(0, 0, [(topic, 0, 5)])).SessionId;
        await Client.AskAsync<DeleteRecordsResponse>(ApiKey.DeleteRecords, 2, new DeleteRecordsRequest
        {
            TimeoutMs = 10_000, Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = 0, Offset = 3 }] }],
        });

        var told = (await FetchAsync(session, 1, [])).Responses.ShouldHaveSingleItem().Partitions.ShouldHaveSingleItem();

        (told.ErrorCode, told.LogStartOffset, told.HighWatermark).ShouldBe((ErrorCode.None, 3, 5));
        (await FetchAsync(session, 2, [])).Responses.ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Incremental_PartitionsWithMore_HaveTheirTurns()
    {
        var topic = await NewLedTopicAsync(3);
        for (var partition = 0; partition < 3; partition++)
        {
            await ProduceAsync(topic, 1, partition);
        }

        var session = (await FetchAsync(0, 0, [(topic, 0, 1), (topic, 1, 1), (topic, 2, 1)])).SessionId;
        var seen = new List<int>();
        for (var epoch = 1; epoch <= 3; epoch++)
        {
            // All are read from the start again and again, one batch at a time.
            var all = epoch == 1 ? new (string, int, long)[] { (topic, 0, 0), (topic, 1, 0), (topic, 2, 0) } : [];
            seen.AddRange(Told(await FetchAsync(session, epoch, all, maxBytes: 1)).Where(partition => partition.Bytes > 0).Select(partition => partition.Partition));
        }

        seen.Order().ShouldBe([0, 1, 2]);
    }

    [ContractFact]
    public async Task Session_ByIds_GoesOnByIdsOnly()
    {
        var topic = await NewLedTopicAsync();
        var id = await IdAsync(topic);
        var byIds = (await FetchByIdAsync(0, 0, (id, 0, 0))).SessionId;
        var byNames = (await FetchAsync(0, 0, [(topic, 0, 0)])).SessionId;

        (await FetchAsync(byIds, 1, [(topic, 0, 0)])).ErrorCode.ShouldBe(ErrorCode.FetchSessionTopicIdError);
        (await FetchByIdAsync(byNames, 1, (id, 0, 0))).ErrorCode.ShouldBe(ErrorCode.FetchSessionTopicIdError);
        (await FetchByIdAsync(byIds, 1)).ErrorCode.ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Session_ByIds_TopicDeletedAndMadeAgain_IsAnotherTopic()
    {
        var topic = await NewLedTopicAsync();
        var other = await NewLedTopicAsync();
        var id = await IdAsync(topic);
        var full = await FetchByIdAsync(0, 0, (id, 0, 0), (await IdAsync(other), 0, 0));
        full.SessionId.ShouldBeGreaterThan(0);
        await Client.AskAsync<DeleteTopicsResponse>(ApiKey.DeleteTopics, 6, new DeleteTopicsRequest { TimeoutMs = 10_000, Topics = [new() { Name = topic }] });
        var epoch = 1;

        await UntilToldAsync(full.SessionId, () => epoch++, ErrorCode.UnknownTopicOrPartition);
        await Client.AskAsync<CreateTopicsResponse>(ApiKey.CreateTopics, 7, new CreateTopicsRequest
        {
            TimeoutMs = 10_000, Topics = [new() { Name = topic, NumPartitions = 1, ReplicationFactor = 1 }],
        });
        await UntilToldAsync(full.SessionId, () => epoch++, ErrorCode.InconsistentTopicId);
    }

    [ContractFact]
    public async Task Session_ByAnIdThatIsNone_IsUnknown()
    {
        var full = await FetchByIdAsync(0, 0, (Guid.NewGuid(), 0, 0));

        full.Responses[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.UnknownTopicId);
        (await FetchByIdAsync(full.SessionId, 1)).Responses[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.UnknownTopicId);
    }

    // A broker knows a moment later than its clients that it leads a partition.
    private async Task<string> NewLedTopicAsync(int partitions = 1)
    {
        var topic = await NewTopicAsync(partitions);
        var all = Enumerable.Range(0, partitions).Select(index => (topic, index, 0L)).ToArray();
        var until = DateTime.UtcNow + Patience;
        while ((await FetchAsync(0, -1, all)).Responses.Exists(one => one.Partitions.Exists(partition => partition.ErrorCode != ErrorCode.None)))
        {
            DateTime.UtcNow.ShouldBeLessThan(until, $"{topic} has no leader");
        }

        return topic;
    }

    private async Task UntilToldAsync(int session, Func<int> nextEpoch, ErrorCode expected)
    {
        var until = DateTime.UtcNow + Patience;
        var seen = ErrorCode.None;
        while (seen != expected)
        {
            DateTime.UtcNow.ShouldBeLessThan(until, $"the last was {seen}, not {expected}");
            var answer = await FetchByIdAsync(session, nextEpoch());
            answer.ErrorCode.ShouldBe(ErrorCode.None);
            seen = answer.Responses.SelectMany(topic => topic.Partitions).Select(partition => partition.ErrorCode).FirstOrDefault(error => error != ErrorCode.None);
        }
    }

    private static List<(string Topic, int Partition, long HighWatermark, int Bytes)> Told(FetchResponse answer) =>
        [.. answer.Responses.SelectMany(topic => topic.Partitions, (topic, partition) =>
        {
            partition.ErrorCode.ShouldBe(ErrorCode.None);
            return (topic.Topic, partition.PartitionIndex, partition.HighWatermark, partition.Records?.Length ?? 0);
        })];

    private async Task<Guid> IdAsync(string topic) =>
        (await Client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [new() { Name = topic }] })).Topics[0].TopicId;

    private Task<FetchResponse> FetchAsync(
        int session, int epoch, (string Topic, int Partition, long Offset)[] partitions, int maxWaitMs = 0, (string Topic, int Partition)[]? forgotten = null, int maxBytes = 50_000_000)
    {
        var request = NewRequest(session, epoch, maxWaitMs, maxBytes);
        request.Topics = [.. partitions.GroupBy(partition => partition.Topic).Select(topic => new FetchRequest.TopicItem
        {
            Topic = topic.Key, Partitions = [.. topic.Select(partition => NewPartition(partition.Partition, partition.Offset))],
        })];
        request.ForgottenTopicsData = [.. (forgotten ?? []).Select(partition =>
            new FetchRequest.ForgottenTopicsDataItem { Topic = partition.Topic, Partitions = [partition.Partition] })];
        return Client.AskAsync<FetchResponse>(ApiKey.Fetch, ByName, request);
    }

    private Task<FetchResponse> FetchByIdAsync(int session, int epoch, params (Guid Topic, int Partition, long Offset)[] partitions)
    {
        var request = NewRequest(session, epoch, 0, 50_000_000);
        request.Topics = [.. partitions.Select(partition => new FetchRequest.TopicItem
        {
            TopicId = partition.Topic, Partitions = [NewPartition(partition.Partition, partition.Offset)],
        })];
        return Client.AskAsync<FetchResponse>(ApiKey.Fetch, ById, request);
    }

    private static FetchRequest NewRequest(int session, int epoch, int maxWaitMs, int maxBytes)
    {
        var request = Requests.Fetch("", 0, maxWaitMs, maxBytes: maxBytes);
        (request.SessionId, request.SessionEpoch) = (session, epoch);
        return request;
    }

    private static FetchRequest.PartitionItem NewPartition(int index, long offset) =>
        new() { Partition = index, FetchOffset = offset, PartitionMaxBytes = 1_000_000, CurrentLeaderEpoch = -1 };

    public sealed class OnEmbedded(EmbeddedBroker broker) : FetchSessionContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : FetchSessionContract(broker), IClassFixture<RealKafka>;
}
