namespace StreamTesting.Kafka.Tests.Topics;

[Collection(BrokerCollection.Name)]
public sealed class RunTopicsTests(BrokerFixture kafka)
{
    [Fact]
    public async Task InjectAsync_NameOfATest_GivesReadableTopics()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), options: new InjectionOptions { Name = "Totals count, once (seed: 1)" });

        run.Topic.ShouldMatch($"^Totals-count-once-seed-1-{Environment.ProcessId:x}-[0-9]+$");
        run.OutputTopic.ShouldBe(run.Topic + "-output");
        run.ConsumerGroup.ShouldBe(run.Topic);
    }

    [Fact]
    public async Task InjectAsync_TwoTestbedsOnOneBroker_GetTopicsOfTheirOwn()
    {
        using var other = new KafkaTestbed(kafka.Broker);
        var options = new InjectionOptions { Name = "two-testbeds" };

        await using var a = await other.InjectAsync(BrokerFixture.Stream(1), options: options);
        using var another = new KafkaTestbed(kafka.Broker);
        await using var b = await another.InjectAsync(BrokerFixture.Stream(1), options: options);

        b.Topic.ShouldNotBe(a.Topic);
        b.Injection.Partitions.ShouldBe([new InjectedPartition(0, 1, 0, 1)]);
    }

    [Fact]
    public async Task InjectAsync_OutputNameTaken_GetsOtherTopicsAndLeavesNoneBehind()
    {
        using var testbed = new KafkaTestbed(kafka.Broker);
        var taken = $"taken-output-{Environment.ProcessId:x}-1-output";
        await Topic.CreateAsync(kafka.Broker, taken, 1);

        await using var run = await testbed.InjectAsync(BrokerFixture.Stream(1), options: new InjectionOptions { Name = "taken-output" });

        run.Topic.ShouldBe($"taken-output-{Environment.ProcessId:x}-2");
        await Topic.DeleteAsync(kafka.Broker, taken);
    }

    [Fact]
    public async Task InjectAsync_TopicWithOtherPartitions_IsRefusedWithBothNumbers()
    {
        await Topic.CreateAsync(kafka.Broker, "with-two", 2);

        var refused = await Should.ThrowAsync<KafkaTopicException>(
            () => kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), 3, new InjectionOptions { Topic = "with-two" }));

        refused.Message.ShouldStartWith("The topic 'with-two' exists with 2 partition(s), and 3 are needed. Inject with 'partitions:' set to what the topic has");
        Topic.Names(kafka.Broker).ShouldContain("with-two");
        Topic.Names(kafka.Broker).ShouldNotContain("with-two-output");
        await Topic.DeleteAsync(kafka.Broker, "with-two");
    }

    [Fact]
    public async Task InjectAsync_OutputTopicWithOtherPartitions_IsRefusedWithBothNumbers()
    {
        await Topic.CreateAsync(kafka.Broker, "output-with-two", 2);

        var refused = await Should.ThrowAsync<KafkaTopicException>(
            () => kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), options: new InjectionOptions { OutputTopic = "output-with-two" }));

        refused.Message.ShouldStartWith("The topic 'output-with-two' exists with 2 partition(s), and 1 are needed. Set InjectionOptions.OutputPartitions");
        await Topic.DeleteAsync(kafka.Broker, "output-with-two");
    }

    [Fact]
    public async Task InjectAsync_TopicThatFits_IsUsedFromItsEndOnAndKept()
    {
        await Topic.CreateAsync(kafka.Broker, "that-fits", 1);
        await Topic.WriteAsync(kafka.Broker, "that-fits", [1], [2]);

        var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(5), options: new InjectionOptions { Topic = "that-fits" });
        await run.DisposeAsync();

        run.Injection.Partitions.ShouldBe([new InjectedPartition(0, 5, 2, 7)]);
        Topic.Names(kafka.Broker).ShouldContain("that-fits");
        Topic.Names(kafka.Broker).ShouldNotContain("that-fits-output");
        await Topic.DeleteAsync(kafka.Broker, "that-fits");
    }

    [Fact]
    public async Task InjectAsync_NameKafkaRefuses_FailsWithItsWord()
    {
        var refused = await Should.ThrowAsync<KafkaTopicException>(
            () => kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), options: new InjectionOptions { Topic = "not/allowed" }));

        refused.Message.ShouldStartWith("The topic 'not/allowed' can't be created on the ");
    }

    [Fact]
    public async Task DisposeAsync_RunOfItsOwn_DeletesItsTopics()
    {
        var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        Topic.Names(kafka.Broker).ShouldContain(run.Topic);

        await run.DisposeAsync();
        await run.DisposeAsync();

        Topic.Names(kafka.Broker).ShouldNotContain(name => name == run.Topic || name == run.OutputTopic);
    }

    [Fact]
    public async Task DisposeAsync_GroupsThatCommitted_DeletesThoseOfItsTopicOnly()
    {
        await using var other = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        var (own, shared) = (run.Topic + "-own", run.Topic + "-shared");
        Topic.Commit(kafka.Broker, own, run.Topic, (0, 1));
        Topic.Commit(kafka.Broker, shared, run.Topic, (0, 1));
        Topic.Commit(kafka.Broker, shared, other.Topic, (0, 1));
        await run.ConsumedAsync();

        await run.DisposeAsync();

        var left = (await kafka.Testbed.Lag.GroupsAsync()).Select(group => group.Group).ToList();
        left.ShouldNotContain(own);
        left.ShouldContain(shared);
    }

    [Fact]
    public async Task DisposeAsync_TopicsToBeKept_LeavesThem()
    {
        var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), options: new InjectionOptions { KeepTopics = true });

        await run.DisposeAsync();

        Topic.Names(kafka.Broker).ShouldContain(run.Topic);
        await Topic.DeleteAsync(kafka.Broker, run.Topic, run.OutputTopic);
    }

    [Theory]
    [InlineData("Orders", "Orders")]
    [InlineData("a b\tc", "a-b-c")]
    [InlineData("..", "test")]
    [InlineData("", "test")]
    [InlineData("größe", "gr-e")]
    public void Readable_AnyName_IsWhatKafkaAllows(string name, string expected) => TopicNames.Readable(name).ShouldBe(expected);

    [Fact]
    public void Readable_LongName_LeavesRoom() => TopicNames.Readable(new string('x', 500)).Length.ShouldBe(180);
}
