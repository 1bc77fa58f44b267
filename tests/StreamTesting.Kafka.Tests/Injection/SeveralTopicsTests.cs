using System.Text;

namespace StreamTesting.Kafka.Tests.Injection;

[Collection(BrokerCollection.Name)]
public sealed class SeveralTopicsTests(BrokerFixture kafka)
{

    [Fact]
    public async Task InjectAsync_SeveralTopics_FillsOneEach()
    {
        await using var run = await kafka.Testbed.InjectAsync(Stream(), partitions: 2);

        run.Topics.Keys.ShouldBe(["sales", "stock/levels"], ignoreOrder: true);
        run.Topics.Values.ShouldAllBe(topic => Topic.Names(kafka.Broker).Contains(topic));
        run.Topics["stock/levels"].ShouldEndWith("-stock-levels");
        run.Injection.Count.ShouldBe(60);
        foreach (var topic in run.Injection.Topics)
        {
            var arrivals = run.Stream.Where(arrival => arrival.Topic == topic.Name).ToList();
            topic.Topic.ShouldBe(run.Topics[topic.Name]);
            topic.Count.ShouldBe(arrivals.Count);
            topic.Partitions.ShouldBe(arrivals.GroupBy(arrival => arrival.Partition).OrderBy(group => group.Key)
                .Select(group => new InjectedPartition(group.Key, group.Count(), 0, group.Count())));
            foreach (var read in Topic.Read(kafka.Broker, topic.Topic, arrivals.Count).GroupBy(record => record.Partition.Value))
            {
                read.Select(record => Encoding.UTF8.GetString(record.Message.Value!))
                    .ShouldBe(arrivals.Where(arrival => arrival.Partition == read.Key).Select(arrival => Encoding.UTF8.GetString(arrival.ToBytes())));
            }
        }
    }

    [Fact]
    public async Task Topic_OfSeveral_SaysToNameOne()
    {
        await using var run = await kafka.Testbed.InjectAsync(Stream());

        Should.Throw<InvalidOperationException>(() => run.Topic).Message
            .ShouldBe("This run has 2 topics; name one, for example run.Topics[\"sales\"]. There are sales, stock/levels.");
    }

    [Fact]
    public async Task DisposeAsync_SeveralTopics_DeletesAll()
    {
        var run = await kafka.Testbed.InjectAsync(Stream());
        var names = run.Topics.Values.Append(run.OutputTopic).ToList();

        await run.DisposeAsync();

        Topic.Names(kafka.Broker).Intersect(names).ShouldBeEmpty();
    }

    [Fact]
    public async Task InjectAsync_SeveralTopicsUnderAName_BeginWithIt()
    {
        var name = "named-" + Environment.ProcessId;
        await using (var run = await kafka.Testbed.InjectAsync(Stream(), options: new InjectionOptions { Topic = name }))
        {
            run.Topics.Values.ShouldBe([name + "-sales", name + "-stock-levels"], ignoreOrder: true);
            run.OutputTopic.ShouldBe(name + "-output");
        }

        Topic.Names(kafka.Broker).ShouldNotContain(name + "-sales");
    }

    [Fact]
    public async Task ConsumedAsync_OneGroup_WaitsForAllTopics()
    {
        await using var run = await kafka.Testbed.InjectAsync(Stream());
        Commit(run, run.ConsumerGroup, "sales");

        var late = await Should.ThrowAsync<KafkaTimeoutException>(() => run.ConsumedAsync(new ObservationOptions { Timeout = TimeSpan.FromSeconds(1) }));

        late.Message.ShouldContain($"group '{run.ConsumerGroup}' is behind in '{run.Topics["stock/levels"]}': committed nothing of ");
        Commit(run, run.ConsumerGroup, "stock/levels");
        await run.ConsumedAsync();
    }

    [Fact]
    public async Task ConsumedAsync_AGroupForEachTopic_WaitsForAllOfThem()
    {
        await using var run = await kafka.Testbed.InjectAsync(Stream());
        Commit(run, run.ConsumerGroup + "-a", "sales");

        var late = await Should.ThrowAsync<KafkaTimeoutException>(() => run.ConsumedAsync(new ObservationOptions { Timeout = TimeSpan.FromSeconds(2) }));

        late.Message.ShouldContain($"group '(none yet)' is behind in '{run.Topics["stock/levels"]}'");
        Commit(run, run.ConsumerGroup + "-b", "stock/levels");
        await run.ConsumedAsync();
    }

    [Fact]
    public async Task ConsumedAsync_ByTheConsumersOwnProgress_SaysThatItIsForOneTopic()
    {
        await using var run = await kafka.Testbed.InjectAsync(Stream());
        var options = new ObservationOptions { Progress = _ => ValueTask.FromResult<IReadOnlyDictionary<int, long>>(new Dictionary<int, long>()) };

        (await Should.ThrowAsync<InvalidOperationException>(() => run.ConsumedAsync(options))).Message.ShouldStartWith("ObservationOptions.Progress tells of the partitions of one topic");
    }

    private static EventStream Stream() => BrokerFixture.Stream(new TestDomain(60) { TopicNames = ["sales", "stock/levels"] });

    private void Commit(KafkaRun run, string group, string topic) => Topic.Commit(
        kafka.Broker, group, run.Topics[topic], [.. run.Injection.Topics.Single(known => known.Name == topic).Partitions.Select(p => (p.Partition, p.End))]);
}
