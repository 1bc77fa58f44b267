using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Clients that each do one thing over and over, on a new connection whenever one is closed under them.</summary>
internal sealed class Workload(EmbeddedKafka broker)
{
    /// <summary>The kind of clients that wait for what never comes.</summary>
    public const string Waiting = "wait for data";

    private const string Topic = "t";
    private const short Transactional = 0x10;

    private readonly List<Task> clients = [];
    private int number;
    private int requests;
    private volatile bool isOver;

    /// <summary>What each kind of client does, by its name.</summary>
    public static IReadOnlyDictionary<string, Func<RawClient, int, Task>> Kinds { get; } = new Dictionary<string, Func<RawClient, int, Task>>
    {
        ["produces"] = (client, _) => client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce(Topic, new TestBatch { Count = 3, ValueSize = 2_000 }.Build())),
        ["fetches"] = (client, _) => client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, Requests.Fetch(Topic, 0)),
        [Waiting] = (client, _) => client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, Requests.Fetch("empty", 0, maxWaitMs: 600_000)),
        ["asks for topics"] = (client, _) => client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest()),
        ["creates and deletes topics"] = async (client, number) =>
        {
            await client.AskAsync<CreateTopicsResponse>(ApiKey.CreateTopics, 7, new CreateTopicsRequest { TimeoutMs = 1000, Topics = [new() { Name = $"x{number}", NumPartitions = 5, ReplicationFactor = -1 }] });
            await client.AskAsync<DeleteTopicsResponse>(ApiKey.DeleteTopics, 5, new DeleteTopicsRequest { TimeoutMs = 1000, TopicNames = [$"x{number}"] });
        },
        ["joins and leaves"] = JoinAndLeaveAsync,
        ["writes transactions"] = WriteTransactionAsync,
    };

    /// <summary>Starts clients of a kind on the first broker that is up.</summary>
    public void Start(string kind, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var me = ++number;
            requests += kind == Waiting ? 1 : 20;
            clients.Add(Task.Factory.StartNew(() => RunAsync(Kinds[kind], me), TaskCreationOptions.LongRunning).Unwrap());
        }
    }

    /// <summary>Waits until the broker has had so many requests that the clients are at work.</summary>
    public Task IsBusyAsync() => ProcessState.UntilAsync(
        () => broker.RequestCount >= requests || clients.TrueForAll(client => client.IsCompleted), () => $"{broker.RequestCount} requests came, and {requests} should");

    /// <summary>Waits until each client has noticed that its connection is closed, and lets none connect again.</summary>
    public Task HasEndedAsync()
    {
        isOver = true;
        return Task.WhenAll(clients).WaitAsync(TimeSpan.FromSeconds(15));
    }

    private async Task RunAsync(Func<RawClient, int, Task> work, int me)
    {
        while (!isOver)
        {
            try
            {
                if (broker.Brokers.FirstOrDefault(one => one.IsUp) is not { } up)
                {
                    continue;
                }

                using var client = new RawClient(up.Address);
                while (true)
                {
                    await work(client, me);
                }
            }
            catch (System.Net.Sockets.SocketException refused) when (refused.SocketErrorCode == System.Net.Sockets.SocketError.ConnectionRefused)
            {
                // Nobody is there any more, or not yet again.
                await Task.Yield();
            }
            catch (Exception closed) when (closed is IOException or System.Net.Sockets.SocketException or ObjectDisposedException or WireFormatException)
            {
                // The broker has gone, or a fault has closed the connection, perhaps within an answer.
            }
        }
    }

    private static async Task JoinAndLeaveAsync(RawClient client, int number)
    {
        var joined = await client.AskAsync<JoinGroupResponse>(ApiKey.JoinGroup, 3, new JoinGroupRequest
        {
            GroupId = "g", SessionTimeoutMs = 10_000, RebalanceTimeoutMs = 60_000, ProtocolType = "consumer", Protocols = [new() { Name = "range", Metadata = Array.Empty<byte>() }],
        });
        if (joined.ErrorCode == ErrorCode.None)
        {
            await client.AskAsync<SyncGroupResponse>(ApiKey.SyncGroup, 2, new SyncGroupRequest { GroupId = "g", GenerationId = joined.GenerationId, MemberId = joined.MemberId });
            await client.AskAsync<HeartbeatResponse>(ApiKey.Heartbeat, 2, new HeartbeatRequest { GroupId = "g", GenerationId = joined.GenerationId, MemberId = joined.MemberId });
        }

        await client.AskAsync<LeaveGroupResponse>(ApiKey.LeaveGroup, 2, new LeaveGroupRequest { GroupId = "g", MemberId = joined.MemberId });
    }

    private static async Task WriteTransactionAsync(RawClient client, int number)
    {
        var id = $"tx-{number}";
        var producer = await client.AskAsync<InitProducerIdResponse>(ApiKey.InitProducerId, 4, new InitProducerIdRequest { TransactionalId = id, TransactionTimeoutMs = 60_000, ProducerId = -1, ProducerEpoch = -1 });
        if (producer.ErrorCode != ErrorCode.None)
        {
            return;
        }

        await client.AskAsync<AddPartitionsToTxnResponse>(ApiKey.AddPartitionsToTxn, 3, new AddPartitionsToTxnRequest
        {
            V3AndBelowTransactionalId = id, V3AndBelowProducerId = producer.ProducerId, V3AndBelowProducerEpoch = producer.ProducerEpoch, V3AndBelowTopics = [new() { Name = Topic, Partitions = [0] }],
        });
        var request = Requests.Produce(Topic, new TestBatch { ProducerId = producer.ProducerId, ProducerEpoch = producer.ProducerEpoch, BaseSequence = 0, Attributes = Transactional }.Build());
        request.TransactionalId = id;
        await client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, request);
        await client.AskAsync<EndTxnResponse>(ApiKey.EndTxn, 3, new EndTxnRequest { TransactionalId = id, ProducerId = producer.ProducerId, ProducerEpoch = producer.ProducerEpoch, Committed = number % 2 == 0 });
    }
}
