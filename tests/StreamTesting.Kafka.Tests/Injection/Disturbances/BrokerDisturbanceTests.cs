namespace StreamTesting.Kafka.Tests.Injection;

public sealed class BrokerDisturbanceTests(ClusterFixture kafka) : IClassFixture<ClusterFixture>
{
    private static StreamPlan Plan => new StreamPlan(new TestDomain(60)).Over(3);

    [Fact]
    public async Task InjectAsync_LeaderMoves_HappenAtTheirPositionsAndChangeNoArrival()
    {
        var stream = Plan.Disturbed(Disturbance.LeaderMove(4)).Generate(new Seed(1));

        await using var run = await kafka.Testbed.InjectAsync(stream);

        run.Disturbances.Happened.Select(one => one.Scheduled).ShouldBe(stream.Disturbances);
        run.Disturbances.Happened.ShouldAllBe(one => one.What.StartsWith("broker ") && one.What.Contains($"leads partition {one.Scheduled.Lane.Partition} of '{run.Topic}' in place of broker "));
        var moves = stream.Disturbances.GroupBy(one => one.Lane.Partition).ToDictionary(moves => moves.Key, moves => moves.Count());
        kafka.Server.FindTopic(run.Topic)!.Partitions.Select(partition => partition.LeaderEpoch).ShouldBe(Enumerable.Range(0, 3).Select(partition => moves.GetValueOrDefault(partition)));
        run.Injection.Partitions.Sum(partition => partition.End).ShouldBe(60);
    }

    [Fact]
    public async Task InjectAsync_ALeaderMove_HappensBetweenTwoArrivals()
    {
        var stream = Plan.Disturbed(Disturbance.LeaderMove(2)).Generate(new Seed(2));

        await using var run = await kafka.Testbed.InjectAsync(stream);

        foreach (var partition in stream.Disturbances.GroupBy(one => one.Lane.Partition))
        {
            var epochs = Topic.Read(kafka.Broker, run.Topic, 60).Where(record => record.Partition.Value == partition.Key).OrderBy(record => record.Offset.Value).Select(record => record.LeaderEpoch!.Value).ToList();
            epochs.ShouldBe(Enumerable.Range(0, epochs.Count).Select(offset => partition.Count(move => move.PartitionPosition <= offset)));
        }
    }

    [Fact]
    public async Task InjectAsync_ABrokerDown_IsBackAfterSoManyArrivalsOrAtTheEnd()
    {
        var stream = Plan.Disturbed(Disturbance.BrokerDown(lasting: 5, times: 2), Disturbance.BrokerDown(lasting: 1000)).Generate(new Seed(1));

        await using var run = await kafka.Testbed.InjectAsync(stream);

        run.Disturbances.Happened.Count.ShouldBe(6);
        run.Disturbances.Happened.Select(one => one.What[^5..].Trim()).ShouldBe(["down", "back", "down", "back", "down", "back"], ignoreOrder: true);
        kafka.Server.Brokers.ShouldAllBe(broker => broker.IsUp);
        run.Injection.Partitions.Sum(partition => partition.End).ShouldBe(60);
    }

    [Fact]
    public async Task InjectAsync_AnySeedAndAllThatHappensToBrokers_TheLogIsTheArrivalsPartitionByPartition()
    {
        for (var n = 0; n < 3; n++)
        {
            var stream = Plan.Duplicated(0.2).OutOfOrder(0.3)
                .Disturbed(Disturbance.LeaderMove(3), Disturbance.BrokerDown(lasting: 5, times: 2), Disturbance.LostAcknowledgement(2), Disturbance.LostAcknowledgement(idempotent: true))
                .Generate(new Seed(9).Derive(n));

            await using var run = await kafka.Testbed.InjectAsync(stream);

            Topic.Read(kafka.Broker, run.Topic, stream.Count()).Select(record => (record.Partition.Value, record.Offset.Value, record.Message.Header(RecordHeaders.EventId))).Order()
                .ShouldBe(stream.Select(arrival => (arrival.Partition, arrival.PartitionPosition, arrival.Event.Id)).Order());
            run.Injection.Partitions.Sum(partition => partition.End).ShouldBe(stream.Count());
        }
    }

    [Fact]
    public async Task InjectAsync_ABrokerDownBehindABarrier_WaitsForTheConsumerBeforeItGoesAndBeforeItComesBack()
    {
        var stream = Plan.Disturbed(Disturbance.BrokerDown(lasting: 10, afterBarrier: true)).Generate(new Seed(3));
        var position = stream.Disturbances.Single().Position;
        stream.Select(arrival => arrival.Barrier).ShouldBe(stream.Select(arrival => arrival.Position < position ? 0 : arrival.Position < position + 10 ? 1 : 2));

        await using var run = await kafka.Testbed.InjectAsync(stream, options: new InjectionOptions { Consumer = Consumers.Forwarding() });

        var verdict = await run.Output<Forwarded>().JudgeAsync(new Deduplication<Forwarded>(run.Truth, forwarded => forwarded.Id));
        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, verdict.ToString());
    }

    [Fact]
    public async Task InjectAsync_ThatFailsWhileABrokerIsDown_LeavesNoneDown()
    {
        var stream = new StreamPlan(new TestDomain(60) { Before = i => _ = i < 59 ? i : throw new InvalidDataException("no more") }).Over(3)
            .Disturbed(Disturbance.BrokerDown(lasting: 1000)).Generate(new Seed(1));

        await Should.ThrowAsync<InvalidDataException>(() => kafka.Testbed.InjectAsync(stream));

        kafka.Server.Brokers.ShouldAllBe(broker => broker.IsUp);
    }

    [Theory]
    [InlineData(DisturbanceKind.LeaderMove, "1 leader move")]
    [InlineData(DisturbanceKind.BrokerDown, "1 broker down for 200 arrivals")]
    [InlineData(DisturbanceKind.GroupCoordinatorMove, "1 move of the group's coordinator")]
    [InlineData(DisturbanceKind.TransactionCoordinatorMove, "1 move of the transactions' coordinator")]
    public async Task InjectAsync_OnOneBroker_IsRefusedWithHowToGetMore(DisturbanceKind kind, string words)
    {
        await using var single = await EmbeddedBroker.StartAsync();
        using var testbed = new KafkaTestbed(single);

        var refused = await Should.ThrowAsync<ArgumentException>(() => testbed.InjectAsync(Plan.Disturbed(new Disturbance(kind)).Generate(new Seed(1))));

        refused.Message.ShouldStartWith($"The plan has '{words}', for which there must be several brokers, and the embedded broker at {single.BootstrapServers} is one.");
        refused.Message.ShouldContain("new EmbeddedKafkaOptions { Brokers = 3 }");
        single.Server.Topics.ShouldBeEmpty();
    }
}
