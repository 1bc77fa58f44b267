using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

/// <summary>Requests that can be read, and ask for nonsense: every one is answered or its connection closed, and nothing inside throws.</summary>
public sealed class RandomRequestTests : IAsyncLifetime
{
    private const int RequestsPerVersion = 10;

    private static readonly ApiKey[] MayWait = [ApiKey.JoinGroup, ApiKey.SyncGroup, ApiKey.Fetch, ApiKey.Heartbeat, ApiKey.ConsumerGroupHeartbeat];

    private EmbeddedKafka broker = null!;

    public static TheoryData<string> Apis => new(SchemaText.ApiNames);

    public async Task InitializeAsync()
    {
        broker = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Brokers = 2, MemoryLimit = 64 << 20 });
        await broker.CreateTopicAsync("a", 3);
        await broker.CreateTopicAsync("topic-1");
    }

    public async Task DisposeAsync() => await broker.DisposeAsync();

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task Request_RandomOfEveryVersion_IsAnsweredOrRefused(string api)
    {
        var key = Enum.Parse<ApiKey>(api);
        var client = new RawClient(broker.Brokers[0].Address);
        foreach (var (version, flexible, fields) in SchemaText.Versions(api, "Request"))
        {
            for (var seed = 0; seed < RequestsPerVersion; seed++)
            {
                var body = new RandomBody(new Random(seed), flexible);
                body.Struct(fields);
                await client.SendBytesAsync(Frame(key, version, body.Bytes));
                if (!MayWait.Contains(key) && await IsAnsweredAsync(client, key, version))
                {
                    continue;
                }

                client.Dispose();
                client = new RawClient(broker.Brokers[seed % 2].Address);
            }
        }

        client.Dispose();
        using var last = new RawClient(broker.Brokers[0].Address);
        (await last.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [] })).Brokers.Count.ShouldBe(2);
        broker.Errors.Where(error => error.Exception is not null and not WireFormatException).ShouldBeEmpty();
    }

    private static async Task<bool> IsAnsweredAsync(RawClient client, ApiKey key, short version)
    {
        try
        {
            await client.ReceiveAsync(key, version);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static byte[] Frame(ApiKey key, short version, byte[] body)
    {
        var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        writer.WriteInt32(0);
        new RequestHeader(key, version, 1, "random").Write(ref writer);
        byte[] head = buffer.ToArray();
        byte[] frame = [.. head, .. body];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - sizeof(int));
        return frame;
    }
}
