using Confluent.Kafka;

namespace StreamTesting.Kafka.Tests.Lag;

[Collection(BrokerCollection.Name)]
public sealed class ConsumerLagTests(BrokerFixture kafka)
{
    [Fact]
    public async Task EndOffsetsAsync_Topic_AreThoseOfAllPartitions()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(100), partitions: 3);
        using var lag = new ConsumerLag(kafka.Broker);

        var ends = await lag.EndOffsetsAsync(run.Topic);

        ends.OrderBy(end => end.Key).Select(end => end.Value).ShouldBe(Enumerable.Range(0, 3).Select(p => (long)run.Stream.Count(a => a.Partition == p)));
    }

    [Fact]
    public async Task CommittedAsync_GroupThatIsNot_IsNothing()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));

        (await kafka.Testbed.Lag.CommittedAsync("nobody", run.Topic)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OfAsync_GroupThatCommittedSome_SaysHowMuchIsLeftWhere()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(100), partitions: 2);
        Topic.Commit(kafka.Broker, run.ConsumerGroup, run.Topic, (1, 5));

        var lag = await kafka.Testbed.Lag.OfAsync(run.ConsumerGroup, run.Topic);

        var (first, second) = (run.Injection.Partitions[0].End, run.Injection.Partitions[1].End);
        lag.Partitions.ShouldBe([new PartitionLag(0, null, 0, first), new PartitionLag(1, 5, 0, second)]);
        lag.Behind.ShouldBe(95);
        lag.ToString().ShouldBe(
            $"group '{run.ConsumerGroup}' is behind in '{run.Topic}': committed nothing of {first} in partition 0, committed 5 of {second} in partition 1");
        (await kafka.Testbed.Lag.GroupsAsync()).ShouldContain(new ListedGroup(run.ConsumerGroup, GroupType.Classic, GroupPhase.Empty));
    }

    [Fact]
    public async Task GroupAsync_GroupThatIsNot_IsMissing() =>
        (await kafka.Testbed.Lag.GroupAsync("nobody")).ToString().ShouldBe("group 'nobody' does not exist");

    [Fact]
    public async Task EndOffsetsAsync_TopicThatIsNot_FailsAtOnce() =>
        (await Should.ThrowAsync<KafkaException>(() => kafka.Testbed.Lag.EndOffsetsAsync("no-such-topic"))).Error.Code.ShouldBe(ErrorCode.UnknownTopicOrPart);

    [Fact]
    public void Of_NoTopic_IsRefused() =>
        Should.Throw<ArgumentException>(() => kafka.Testbed.Lag.Of("totals", Array.Empty<string>())).Message.ShouldStartWith("No topic is named that group 'totals' is to read.");

    [Fact]
    public void New_IntervalOfNothing_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ConsumerLag(kafka.Broker, pollInterval: TimeSpan.Zero));

    [Theory]
    [InlineData(null, 10, 30, 20)]
    [InlineData(5L, 10, 30, 20)]
    [InlineData(29L, 10, 30, 1)]
    [InlineData(30L, 10, 30, 0)]
    [InlineData(31L, 10, 30, 0)]
    public void Behind_AnyCommit_CountsFromTheFirstRecordThatCounts(long? committed, long start, long end, long expected) =>
        new PartitionLag(0, committed, start, end).Behind.ShouldBe(expected);
}
