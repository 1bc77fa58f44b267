using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What contracts by single requests need. The connection is made anew for each test.</summary>
public abstract class RawContract(IContractBroker broker) : Contract(broker)
{
    private RawClient? client;

    private protected RawClient Client => client ??= new RawClient(Servers.Split(',')[0]);

    private protected RawProducer NewRawProducer(string? id = null) => new(Client, id ?? NewName("tx"));

    private protected async Task<RawProducer> StartedAsync(string? id = null, int timeoutMs = 60_000)
    {
        var producer = NewRawProducer(id);
        (await producer.InitAsync(timeoutMs)).ShouldBe(ErrorCode.None);
        return producer;
    }

    /// <summary>The name of a group whose coordinator is there: a fresh Kafka makes it with the first question.</summary>
    protected async Task<string> NewGroupAsync()
    {
        var group = NewName("g");
        var until = DateTime.UtcNow + Patience;
        ErrorCode error;
        do
        {
            await Client.AskAsync<FindCoordinatorResponse>(ApiKey.FindCoordinator, 4, new FindCoordinatorRequest { CoordinatorKeys = [group] });
            error = (await Client.AskAsync<OffsetFetchResponse>(ApiKey.OffsetFetch, 7, new OffsetFetchRequest { GroupId = group })).ErrorCode;
        }
        while (error != ErrorCode.None && DateTime.UtcNow < until);
        error.ShouldBe(ErrorCode.None);
        return group;
    }

    private protected async Task<FetchResponse.PartitionItem> FetchAsync(string topic, long offset = 0, bool committed = true)
    {
        var request = Requests.Fetch(topic, offset);
        request.IsolationLevel = committed ? (sbyte)1 : (sbyte)0;
        return (await Client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, request)).Responses[0].Partitions[0];
    }

    /// <summary>The end of the log for readers of committed or of all records.</summary>
    private protected async Task<long> EndOffsetAsync(string topic, bool committed) => await OffsetAtAsync(topic, -1, committed);

    private protected async Task<long> OffsetAtAsync(string topic, long time, bool committed) =>
        (await Client.AskAsync<ListOffsetsResponse>(ApiKey.ListOffsets, 7, new ListOffsetsRequest
        {
            ReplicaId = -1,
            IsolationLevel = committed ? (sbyte)1 : (sbyte)0,
            Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = 0, CurrentLeaderEpoch = -1, Timestamp = time }] }],
        })).Topics[0].Partitions[0].Offset;

    /// <summary>Waits until what a coordinator does on its own has reached the log.</summary>
    private protected async Task UntilEndAsync(string topic, long end)
    {
        var until = DateTime.UtcNow + Patience;
        while (await EndOffsetAsync(topic, committed: true) is var now && now < end)
        {
            if (DateTime.UtcNow > until)
            {
                throw new TimeoutException($"{topic} is stable up to {now}, not up to {end}, after {Patience}");
            }
        }
    }

    private protected async Task<OffsetFetchResponse.PartitionItem> CommittedAsync(string group, string topic, bool stable)
    {
        var answer = await Client.AskAsync<OffsetFetchResponse>(ApiKey.OffsetFetch, 7, new OffsetFetchRequest
        {
            GroupId = group, RequireStable = stable, Topics = [new() { Name = topic, PartitionIndexes = [0] }],
        });
        return answer.Topics[0].Partitions[0];
    }

    protected override void Dispose(bool disposing)
    {
        client?.Dispose();
        base.Dispose(disposing);
    }
}
