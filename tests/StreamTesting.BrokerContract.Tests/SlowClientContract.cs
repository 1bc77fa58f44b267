using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Clients whose bytes come in odd pieces, or stop coming.</summary>
public abstract class SlowClientContract(IContractBroker broker) : RawContract(broker)
{
    [ContractFact]
    public async Task Request_ByteByByte_IsAnswered()
    {
        foreach (var one in Frame(ApiKey.ApiVersions, 0, 7, new ApiVersionsRequest()))
        {
            await Client.SendBytesAsync([one]);
        }

        (await Client.ReceiveAsync(ApiKey.ApiVersions, 0)).CorrelationId.ShouldBe(7);
    }

    [ContractFact]
    public async Task Requests_InPiecesThatAreNoFrames_AreAnsweredInTheirOrder()
    {
        var bytes = Enumerable.Range(0, 30).SelectMany(i => Frame(ApiKey.ApiVersions, 0, i, new ApiVersionsRequest())).ToArray();
        foreach (var piece in bytes.Chunk(17))
        {
            await Client.SendBytesAsync(piece);
        }

        for (var i = 0; i < 30; i++)
        {
            (await Client.ReceiveAsync(ApiKey.ApiVersions, 0)).CorrelationId.ShouldBe(i);
        }
    }

    [ContractFact]
    public async Task Requests_ThousandsWithoutReading_AreAllAnsweredInTheirOrder()
    {
        const int Count = 3_000;
        var client = Client;
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < Count; i++)
            {
                await client.SendBytesAsync(Frame(ApiKey.ApiVersions, 0, i, new ApiVersionsRequest()));
            }
        });

        for (var i = 0; i < Count; i++)
        {
            (await client.ReceiveAsync(ApiKey.ApiVersions, 0)).CorrelationId.ShouldBe(i);
        }

        await sending;
    }

    [ContractFact]
    public async Task Request_OfTheLargestSizeThatDoesNotCome_KeepsNobodyFromAnything()
    {
        using var other = new RawClient(Servers.Split(',')[0]);
        await Client.SendBytesAsync([0x06, 0x40, 0, 0, 0, 18, 0, 0, 0, 0, 0, 1, 0, 0]);

        var answer = await other.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, 0, new ApiVersionsRequest());

        answer.ErrorCode.ShouldBe(ErrorCode.None);
    }

    private static byte[] Frame(ApiKey api, short version, int correlation, IMessage request)
    {
        using var buffer = new WireBuffer();
        FrameWriter.WriteRequest(buffer, new RequestHeader(api, version, correlation, "slow"), request);
        return buffer.ToArray();
    }

    public sealed class OnEmbedded(EmbeddedBrokerOfBadClients broker) : SlowClientContract(broker), IClassFixture<EmbeddedBrokerOfBadClients>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : SlowClientContract(broker), IClassFixture<RealKafka>;
}
