using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

/// <summary>Produce requests and their answers are used again: nothing of one may be seen in the next.</summary>
public sealed class SpareMessagesTests : IAsyncLifetime
{
    private EmbeddedKafka broker = null!;
    private RawClient client = null!;

    public async Task InitializeAsync()
    {
        broker = await EmbeddedKafka.StartAsync();
        await broker.CreateTopicAsync("a", 3);
        await broker.CreateTopicAsync("b", 3);
        client = new RawClient(broker);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task Produce_RequestsOfOtherShapeInTurn_AreEachAnsweredForThemselves()
    {
        for (var round = 0; round < 30; round++)
        {
            (string Topic, int Partition)[] asked = (round % 5) switch
            {
                0 => [("a", 0)],
                1 => [("a", 0), ("a", 1), ("b", 2)],
                2 => [("none", 0), ("b", 7), ("b", 0)],
                3 => [("b", 1)],
                _ => [("a", 0), ("a", 1), ("a", 2), ("b", 0), ("b", 1), ("b", 2)],
            };
            var before = asked.Select(EndOf).ToList();
            var answer = await client.AskAsync<ProduceResponse>(ApiKey.Produce, (short)(round % 2 == 0 ? 9 : 3), Request(asked));

            answer.Responses.SelectMany(topic => topic.PartitionResponses.Select(partition => (topic.Name, partition.Index, partition.ErrorCode, partition.BaseOffset)))
                .ShouldBe(asked.Select((one, i) => before[i] is { } end
                    ? (one.Topic, one.Partition, ErrorCode.None, end)
                    : (one.Topic, one.Partition, ErrorCode.UnknownTopicOrPartition, -1L)));
            answer.NodeEndpoints.ShouldBeNull();
        }
    }

    [Fact]
    public async Task Produce_RefusedBefore_IsAnsweredWithoutTheRefusal()
    {
        var broken = Requests.Produce("a", new TestBatch().Build());
        broken.TopicData[0].PartitionData[0].Records = new byte[5];
        (await client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, broken)).Responses[0].PartitionResponses[0].ErrorMessage.ShouldNotBeNull();

        var answer = (await client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("a", new TestBatch().Build()))).Responses[0].PartitionResponses[0];

        (answer.ErrorCode, answer.ErrorMessage, answer.BaseOffset).ShouldBe((ErrorCode.None, null, 0));
    }

    [Fact]
    public async Task Produce_ManyAtOnceOnOneConnection_AreAnsweredInOrder()
    {
        for (var i = 0; i < 90; i++)
        {
            await client.SendAsync(ApiKey.Produce, 9, Request([("a", i % 3), ("b", 0)]));
        }

        for (var i = 0; i < 90; i++)
        {
            var answer = (ProduceResponse)(await client.ReceiveAsync(ApiKey.Produce, 9)).Response;
            answer.Responses.Select(topic => topic.PartitionResponses[0].BaseOffset).ShouldBe([i / 3, i]);
        }
    }

    private long? EndOf((string Topic, int Partition) one) =>
        broker.FindTopic(one.Topic)?.Partitions.FirstOrDefault(partition => partition.Partition == one.Partition)?.EndOffset;

    private static ProduceRequest Request((string Topic, int Partition)[] asked) => new()
    {
        Acks = -1,
        TopicData = [.. asked.GroupBy(one => one.Topic).Select(topic => new ProduceRequest.TopicDataItem
        {
            Name = topic.Key,
            PartitionData = [.. topic.Select(one => new ProduceRequest.PartitionDataItem { Index = one.Partition, Records = new TestBatch().Build() })],
        })],
    };
}
