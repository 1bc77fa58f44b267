namespace StreamTesting.Kafka.Tests.Observation;

[Collection(BrokerCollection.Name)]
public sealed class OutputTests(BrokerFixture kafka)
{
    private static readonly ObservationOptions Quick = new() { QuietTime = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task Output_ConsumerReadsAll_CompletesWithEverythingItPutOut()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(200), partitions: 3);
        await using var consumer = Forwarder.Start(run);

        var observed = await run.Output<Forwarded>(Quick).AllAsync();

        observed.Select(o => o.Value.Id).ShouldBe(run.Truth.Events.Select(e => e.Id), ignoreOrder: true);
        observed.Select(o => o.Index).ShouldBe(Enumerable.Range(0, 200).Select(i => (long)i));
        observed.Select(o => o.Offset).ShouldBe(Enumerable.Range(0, 200).Select(i => (long)i));
        observed.ShouldAllBe(o => o.Partition == 0 && o.Key == null && o.Timestamp != null);
    }

    [Fact]
    public async Task Output_SubscribedBeforeTheConsumerStarts_MissesNothing()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(50), options: new InjectionOptions { OutputPartitions = 4 });
        var observing = run.Output<Forwarded>(Quick).AllAsync();

        await using var consumer = Forwarder.Start(run);

        (await observing).Count.ShouldBe(50);
    }

    [Fact]
    public async Task Output_ConsumerInAGroupOfItsOwn_IsFoundByItsCommits()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(60), partitions: 2);
        await using var consumer = Forwarder.Start(run, group: run.Topic + "-another");

        var observed = await run.Output<Forwarded>(Quick).AllAsync();

        observed.Count.ShouldBe(60);
    }

    [Fact]
    public async Task Output_GroupNamed_CountsThatGroupOnly()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(10));
        Topic.Commit(kafka.Broker, "named-" + run.Topic, run.Topic, (0, 10));
        Topic.Commit(kafka.Broker, run.ConsumerGroup, run.Topic, (0, 4));

        var observed = await run.Output<Forwarded>(Quick with { ConsumerGroup = "named-" + run.Topic }).AllAsync();

        observed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Output_CommitAboveTheLastRecord_CountsAsReadToo()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(10));
        Topic.Commit(kafka.Broker, run.ConsumerGroup, run.Topic, (0, 12));

        var observed = await run.Output<Forwarded>(Quick).AllAsync();

        observed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Output_NothingInjected_CompletesWithoutAnyCommit()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(0));

        (await run.Output<Forwarded>(Quick).AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Output_SubscribedTwice_GivesEachEverything()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(40));
        await using var consumer = Forwarder.Start(run);
        var output = run.Output<Forwarded>(Quick);

        var both = await Task.WhenAll(output.AllAsync(), output.AllAsync());

        both[0].Count.ShouldBe(40);
        both[1].Select(o => o.Value).ShouldBe(both[0].Select(o => o.Value));
    }

    [Fact]
    public async Task Output_ConsumerReportsItsOwnProgress_NeedsNoCommit()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(30), partitions: 2);
        var positions = new System.Collections.Concurrent.ConcurrentDictionary<int, long>();
        var options = Quick with { Progress = _ => ValueTask.FromResult<IReadOnlyDictionary<int, long>>(positions) };
        var observing = run.Output<Forwarded>(options).AllAsync();

        await using var consumer = Forwarder.Start(run, commits: false, onRead: record => positions[record.Partition.Value] = record.Offset.Value + 1);

        (await observing).Count.ShouldBeInRange(29, 30);
    }

    [Fact]
    public async Task Output_Reader_ReadsRecordsItsOwnWay()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        await Topic.WriteAsync(kafka.Broker, run.OutputTopic, [1, 2, 3], null);
        Topic.Commit(kafka.Broker, run.ConsumerGroup, run.Topic, (0, 1));

        var observed = await run.Output(record => record.Message.Value?.Length ?? -1, Quick).AllAsync();

        observed.Select(o => o.Value).ShouldBe([3, -1]);
    }

    [Fact]
    public async Task Output_MoreComesInTheQuietTime_IsObserved()
    {
        var clock = new FrozenClock();
        using var testbed = new KafkaTestbed(kafka.Broker, clock);
        await using var run = await testbed.InjectAsync(BrokerFixture.Stream(1));
        Topic.Commit(kafka.Broker, run.ConsumerGroup, run.Topic, (0, 1));
        var came = new TaskCompletionSource();
        var observing = run.Output(_ => came.TrySetResult(), new ObservationOptions()).AllAsync();

        await Topic.WriteAsync(kafka.Broker, run.OutputTopic, [1]);
        await came.Task.WaitAsync(TimeSpan.FromSeconds(30));
        clock.Move(TimeSpan.FromMilliseconds(600));

        (await observing).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Output_Disposed_EndsWithoutAWord()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        var observer = new Heard<Observed<int>>();
        var subscription = run.Output(_ => 1, Quick).Subscribe(observer);
        await Topic.WriteAsync(kafka.Broker, run.OutputTopic, [1]);
        await observer.First.WaitAsync(TimeSpan.FromSeconds(30));

        subscription.Dispose();
        await Topic.WriteAsync(kafka.Broker, run.OutputTopic, [2], [3]);
        Topic.Commit(kafka.Broker, run.ConsumerGroup, run.Topic, (0, 1));
        (await run.Output(_ => 1, Quick).AllAsync()).Count.ShouldBe(3);

        observer.Calls.ShouldBe(["OnNext"]);
    }

    [Fact]
    public async Task Output_RunWithoutOutputTopic_SaysSo()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), options: new InjectionOptions { OutputPartitions = 0 });

        Should.Throw<InvalidOperationException>(() => run.Output<int>()).Message.ShouldContain("InjectionOptions.OutputPartitions is 0");
    }

    [Fact]
    public async Task Output_OutputTopicWithEarlierRecords_ObservesWhatCameSince()
    {
        await using var first = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        await Topic.WriteAsync(kafka.Broker, first.OutputTopic, [1], [2]);

        await using var second = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), options: new InjectionOptions { OutputTopic = first.OutputTopic });
        await Topic.WriteAsync(kafka.Broker, first.OutputTopic, [3]);
        Topic.Commit(kafka.Broker, second.ConsumerGroup, second.Topic, (0, 1));

        var observed = await second.Output(record => record.Message.Value![0], Quick).AllAsync();
        observed.Select(o => o.Value).ShouldBe([(byte)3]);
    }

    [Fact]
    public async Task Output_AsASource_KnowsItsStreamAndSaysHowFarItIs()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(10), partitions: 2);
        var output = run.Output<Forwarded>();

        ((IObservationOrigin)output).Injected.ShouldBe(run.Stream.Origin);
        ((IObservationProgress)output).Describe().ShouldContain("was not subscribed to");
        using var subscription = output.Subscribe(new Heard<Observed<Forwarded>>());
        ((IObservationProgress)output).Describe().ShouldContain("injected were 10 records");
    }
}
