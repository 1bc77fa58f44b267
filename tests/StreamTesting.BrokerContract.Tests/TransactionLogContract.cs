using System.Buffers.Binary;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What transactions leave in the log, and what readers of either isolation get to see.</summary>
public abstract class TransactionLogContract(IContractBroker broker) : RawContract(broker)
{
    private const int HeaderSize = 61;

    [ContractFact]
    public async Task Marker_OfACommit_IsAControlBatch()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.AddAsync(topic);
        await producer.ProduceAsync(topic, version: 9);
        await producer.EndAsync(commit: true, version: 4);
        await UntilEndAsync(topic, 2);

        var batch = (await FetchAsync(topic, 1)).Records!.Value.ToArray();

        batch.Length.ShouldBe(78);
        BinaryPrimitives.ReadInt64BigEndian(batch).ShouldBe(1);
        BinaryPrimitives.ReadInt16BigEndian(batch.AsSpan(21)).ShouldBe((short)0x30);
        (BinaryPrimitives.ReadInt64BigEndian(batch.AsSpan(43)), BinaryPrimitives.ReadInt16BigEndian(batch.AsSpan(51))).ShouldBe((producer.ProducerId, (short)0));
        (BinaryPrimitives.ReadInt32BigEndian(batch.AsSpan(53)), BinaryPrimitives.ReadInt32BigEndian(batch.AsSpan(57))).ShouldBe((-1, 1));
        batch[HeaderSize..].ShouldBe([32, 0, 0, 0, 8, 0, 0, 0, 1, 12, 0, 0, 0, 0, 0, 0, 0]);
    }

    [ContractFact]
    public async Task Marker_OfAnAbortOfVersion2_CarriesTheNextEpoch()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic);
        await producer.EndAsync(commit: false);
        await UntilEndAsync(topic, 2);

        var batch = (await FetchAsync(topic, 1)).Records!.Value.ToArray();

        BinaryPrimitives.ReadInt16BigEndian(batch.AsSpan(51)).ShouldBe((short)1);
        batch[(HeaderSize + 5)..(HeaderSize + 9)].ShouldBe([0, 0, 0, 0]);
    }

    [ContractFact]
    public async Task Fetch_OpenTransaction_EndsBeforeIt()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 3);
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic, count: 2);
        await ProduceAsync(topic, 4);

        var committed = await FetchAsync(topic);
        var behind = await FetchAsync(topic, 6);
        var all = await FetchAsync(topic, committed: false);

        (committed.HighWatermark, committed.LastStableOffset, committed.AbortedTransactions!.Count).ShouldBe((9, 3, 0));
        LastOffset(committed).ShouldBe(2);
        (behind.ErrorCode, behind.Records!.Value.Length, behind.LastStableOffset).ShouldBe((ErrorCode.None, 0, 3));
        (all.HighWatermark, all.LastStableOffset, LastOffset(all), all.AbortedTransactions).ShouldBe((9, 3, 8, null));
    }

    [ContractFact]
    public async Task Fetch_AbortedTransactions_AreToldWhereTheyMatter()
    {
        var topic = await NewTopicAsync();
        var first = await StartedAsync();
        var second = await StartedAsync();
        await first.ProduceAsync(topic, count: 2);
        await second.ProduceAsync(topic, count: 2);
        await first.EndAsync(commit: false);
        await second.EndAsync(commit: true);
        await UntilEndAsync(topic, 6);
        await first.ProduceWhenPossibleAsync(topic, count: 3);
        await first.EndAsync(commit: false);
        await UntilEndAsync(topic, 10);

        (await FetchAsync(topic)).AbortedTransactions!.Select(aborted => (aborted.ProducerId, aborted.FirstOffset))
            .ShouldBe([(first.ProducerId, 0), (first.ProducerId, 6)]);
        (await FetchAsync(topic, 5)).AbortedTransactions!.Select(aborted => aborted.FirstOffset).ShouldBe([6]);
        (await FetchAsync(topic, 4)).AbortedTransactions!.Select(aborted => aborted.FirstOffset).ShouldBe([0, 6]);
        (await FetchAsync(topic, committed: false)).AbortedTransactions.ShouldBeNull();
    }

    [ContractFact]
    public async Task Fetch_TwoOpen_StabilityGoesWithTheOlder()
    {
        var topic = await NewTopicAsync();
        var older = await StartedAsync();
        var younger = await StartedAsync();
        await older.ProduceAsync(topic);
        await younger.ProduceAsync(topic);
        await younger.EndAsync(commit: true);
        (await EndOffsetAsync(topic, committed: true)).ShouldBe(0);
        await older.EndAsync(commit: true);

        await UntilEndAsync(topic, 4);
        (await EndOffsetAsync(topic, committed: false)).ShouldBe(4);
    }

    [ContractFact]
    public async Task Fetch_WaitingForCommittedRecords_IsWokenByTheMarker()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic);
        using var reader = new RawClient(Servers);
        var request = Requests.Fetch(topic, 0, maxWaitMs: 15_000);
        request.IsolationLevel = 1;
        await reader.SendAsync(ApiKey.Fetch, 11, request);

        await producer.EndAsync(commit: true);

        var answer = (FetchResponse)(await reader.ReceiveAsync(ApiKey.Fetch, 11)).Response;
        LastOffset(answer.Responses[0].Partitions[0]).ShouldBe(1);
    }

    [ContractFact]
    public async Task ListOffsets_OpenTransaction_DependsOnTheIsolation()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 2);
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic, count: 5);

        (await EndOffsetAsync(topic, committed: true)).ShouldBe(2);
        (await EndOffsetAsync(topic, committed: false)).ShouldBe(7);
        var anHourAgo = DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeMilliseconds();
        (await OffsetAtAsync(topic, anHourAgo, committed: true)).ShouldBe(0);
        (await OffsetAtAsync(topic, DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeMilliseconds(), committed: false)).ShouldBe(-1);
    }

    [ContractFact]
    public async Task ListOffsets_ByTimeBehindTheStablePart_FindsNothing()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic);

        var anHourAgo = DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeMilliseconds();

        (await OffsetAtAsync(topic, anHourAgo, committed: true)).ShouldBe(-1);
        (await OffsetAtAsync(topic, anHourAgo, committed: false)).ShouldBe(0);
        (await OffsetAtAsync(topic, -3, committed: true)).ShouldBe(-1);
        (await OffsetAtAsync(topic, -3, committed: false)).ShouldBe(0);
    }

    [ContractFact]
    public async Task ListOffsets_ByTime_FindsMarkersToo()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic);
        await producer.EndAsync(commit: true);
        await UntilEndAsync(topic, 2);

        (await OffsetAtAsync(topic, DateTimeOffset.UtcNow.AddMinutes(-20).ToUnixTimeMilliseconds(), committed: true)).ShouldBe(1);
        (await OffsetAtAsync(topic, -3, committed: true)).ShouldBe(1);
    }

    [ContractFact]
    public async Task Producers_OfAPartition_AreShown()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic, count: 3);

        var open = await ProducerAsync(topic);
        (open.ProducerId, open.ProducerEpoch, open.LastSequence, open.CurrentTxnStartOffset, open.CoordinatorEpoch)
            .ShouldBe((producer.ProducerId, 0, 2, 0, -1));
        open.LastTimestamp.ShouldBeLessThan(DateTimeOffset.UtcNow.AddMinutes(-30).ToUnixTimeMilliseconds());

        await producer.EndAsync(commit: true);
        await UntilEndAsync(topic, 4);
        var ended = await ProducerAsync(topic);
        (ended.ProducerEpoch, ended.LastSequence, ended.CurrentTxnStartOffset, ended.CoordinatorEpoch).ShouldBe((1, -1, -1, 0));
        ended.LastTimestamp.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-30).ToUnixTimeMilliseconds());
    }

    [ContractFact]
    public async Task Producers_OfAPartitionThatIsNot_AreAnError()
    {
        var answer = await Client.AskAsync<DescribeProducersResponse>(
            ApiKey.DescribeProducers, 0, new DescribeProducersRequest { Topics = [new() { Name = NewName(), PartitionIndexes = [0] }] });

        answer.Topics[0].Partitions[0].ErrorCode.ShouldBe(ErrorCode.UnknownTopicOrPartition);
    }

    [ContractFact]
    public async Task WriteMarkers_ByHand_EndsATransaction()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic);

        (await WriteMarkerAsync(topic, producer.ProducerId, epoch: 0)).ShouldBe(ErrorCode.None);

        await UntilEndAsync(topic, 2);
        (await FetchAsync(topic)).AbortedTransactions!.Count.ShouldBe(1);
    }

    [ContractFact]
    public async Task WriteMarkers_UnknownPartitionOrOldEpoch_IsRefused()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.InitAsync();
        await producer.ProduceAsync(topic);

        (await WriteMarkerAsync(NewName(), producer.ProducerId, epoch: 1)).ShouldBe(ErrorCode.UnknownTopicOrPartition);
        (await WriteMarkerAsync(topic, producer.ProducerId, epoch: 0)).ShouldBe(ErrorCode.InvalidProducerEpoch);
    }

    [ContractFact]
    public async Task DeleteRecords_OfAbortedOnes_ForgetsThem()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic);
        await producer.EndAsync(commit: false);
        await UntilEndAsync(topic, 2);
        await ProduceAsync(topic, 1);
        var deleted = await Client.AskAsync<DeleteRecordsResponse>(ApiKey.DeleteRecords, 2, new DeleteRecordsRequest
        {
            TimeoutMs = 10_000, Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = 0, Offset = 2 }] }],
        });

        deleted.Topics[0].Partitions[0].LowWatermark.ShouldBe(2);
        (await FetchAsync(topic, 2)).AbortedTransactions!.ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Idempotent_PlainProducer_GoesOnBesideTransactions()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic);
        var plain = (await Client.AskAsync<InitProducerIdResponse>(ApiKey.InitProducerId, 4, new InitProducerIdRequest { TransactionTimeoutMs = 1000 })).ProducerId;
        var records = new TestBatch { ProducerId = plain, ProducerEpoch = 0, BaseSequence = 0, BaseTimestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() }.Build();

        var first = await Client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce(topic, records));
        var again = await Client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce(topic, records));

        first.Responses[0].PartitionResponses[0].BaseOffset.ShouldBe(1);
        again.Responses[0].PartitionResponses[0].BaseOffset.ShouldBe(1);
        (await EndOffsetAsync(topic, committed: true)).ShouldBe(0);
    }

    private static long LastOffset(FetchResponse.PartitionItem partition)
    {
        var (records, last) = (partition.Records!.Value, -1L);
        while (!records.IsEmpty)
        {
            last = BinaryPrimitives.ReadInt64BigEndian(records.Span) + BinaryPrimitives.ReadInt32BigEndian(records.Span[23..]);
            records = records[(12 + BinaryPrimitives.ReadInt32BigEndian(records.Span[8..]))..];
        }

        return last;
    }

    private async Task<DescribeProducersResponse.ActiveProducerItem> ProducerAsync(string topic)
    {
        var answer = await Client.AskAsync<DescribeProducersResponse>(
            ApiKey.DescribeProducers, 0, new DescribeProducersRequest { Topics = [new() { Name = topic, PartitionIndexes = [0] }] });
        return answer.Topics[0].Partitions[0].ActiveProducers.ShouldHaveSingleItem();
    }

    private async Task<ErrorCode> WriteMarkerAsync(string topic, long producerId, short epoch)
    {
        var answer = await Client.AskAsync<WriteTxnMarkersResponse>(ApiKey.WriteTxnMarkers, 1, new WriteTxnMarkersRequest
        {
            Markers = [new() { ProducerId = producerId, ProducerEpoch = epoch, CoordinatorEpoch = 0, Topics = [new() { Name = topic, PartitionIndexes = [0] }] }],
        });
        return answer.Markers[0].Topics[0].Partitions[0].ErrorCode;
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : TransactionLogContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : TransactionLogContract(broker), IClassFixture<RealKafka>;
}
