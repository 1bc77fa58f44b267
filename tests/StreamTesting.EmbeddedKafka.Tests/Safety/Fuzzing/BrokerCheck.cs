using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Whether a broker still does for an honest client what a broker does.</summary>
internal static class BrokerCheck
{
    private const string Topic = "of-an-honest-client";

    /// <exception cref="FuzzFailureException">It does not, or it has recorded an error that is no client's fault, or takes too much memory.</exception>
    public static void ServesAndIsWell(EmbeddedKafka broker, long memoryLimit, TimeSpan patience)
    {
        HasRecordedNothing(broker);
        if (broker.MemoryUsed > memoryLimit)
        {
            throw new FuzzFailureException($"the logs take {broker.MemoryUsed} bytes, of {memoryLimit} allowed.");
        }

        if (!RoundTripAsync(broker).Wait(patience))
        {
            throw new FuzzFailureException($"the broker has not served an honest client in {patience.TotalSeconds} s.");
        }
    }

    /// <exception cref="FuzzFailureException">The broker has recorded an error that is no client's fault.</exception>
    public static void HasRecordedNothing(EmbeddedKafka broker)
    {
        if (broker.Errors.FirstOrDefault(error => error.Exception is not null and not WireFormatException) is { } error)
        {
            throw new FuzzFailureException($"the broker recorded: {error.Message}", error.Exception);
        }
    }

    /// <summary>Writes and reads as an honest client, on a topic of its own.</summary>
    /// <exception cref="FuzzFailureException">What it reads is not what it wrote.</exception>
    public static async Task RoundTripAsync(EmbeddedKafka broker)
    {
        await broker.CreateTopicAsync(Topic);
        using var client = new RawClient(broker.Brokers[0].Address);
        var versions = await client.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, 3, new ApiVersionsRequest { ClientSoftwareName = "honest", ClientSoftwareVersion = "1" });
        var metadata = await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [new() { Name = Topic }] });
        var leader = broker.Brokers.Single(one => one.Id == metadata.Topics[0].Partitions[0].LeaderId);
        var batch = new TestBatch { Count = 3, BaseTimestamp = 1 }.Build();
        using var leading = new RawClient(leader.Address);
        for (var i = 0; i < 2; i++)
        {
            var produced = await leading.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce(Topic, batch));
            Require(produced.Responses[0].PartitionResponses[0] is { ErrorCode: ErrorCode.None } placed && placed.BaseOffset == 3 * i, "its batch is not taken, or misplaced");
        }

        var fetched = await leading.AskAsync<FetchResponse>(ApiKey.Fetch, 11, Requests.Fetch(Topic, 3));
        var records = fetched.Responses[0].Partitions[0].Records.GetValueOrDefault();
        Require(records.Length == batch.Length && records.Span[16..].SequenceEqual(batch.AsSpan(16)), "what it reads is not what it wrote");
        Require(versions.ErrorCode == ErrorCode.None, "it is not told the versions");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new FuzzFailureException($"an honest client: {message}.");
        }
    }
}
