namespace StreamTesting.Kafka.Tests.Injection;

[Collection(BrokerCollection.Name)]
public sealed class LostAcknowledgementTests(BrokerFixture kafka)
{
    private static StreamPlan Plan => new StreamPlan(new TestDomain(60)).Over(3);

    [Fact]
    public async Task InjectAsync_LostAcknowledgements_LeaveRealDuplicatesAtTheOffsetsOfTheTruth()
    {
        await using var run = await kafka.Testbed.InjectAsync(Plan.Disturbed(Disturbance.LostAcknowledgement(5)).Generate(new Seed(1)));

        run.Injection.Count.ShouldBe(65);
        LogOf(run).ShouldBe(ArrivalsOf(run.Stream));
        run.Disturbances.Scheduled.ShouldBe(run.Stream.Disturbances);
        run.Disturbances.Happened.Select(one => one.Scheduled).ShouldBe(run.Stream.Disturbances);
        run.Disturbances.Happened.Select(one => one.What).ShouldBe(run.Stream.Disturbances.Select(one => $"written at offset {one.PartitionPosition}, and again at offset {one.PartitionPosition + 1}"));
        Embedded.Faults.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task InjectAsync_AnIdempotentProducer_LeavesNone()
    {
        await using var run = await kafka.Testbed.InjectAsync(Plan.Disturbed(Disturbance.LostAcknowledgement(5, idempotent: true)).Generate(new Seed(1)));

        run.Injection.Count.ShouldBe(60);
        LogOf(run).ShouldBe(ArrivalsOf(run.Stream));
        run.Disturbances.Happened.Select(one => one.What).ShouldBe(run.Stream.Disturbances.Select(one => $"written at offset {one.PartitionPosition}, and dropped by the broker when it was written again"));
    }

    [Fact]
    public async Task InjectAsync_AnySeedAndSteps_TheLogIsTheArrivalsPartitionByPartition()
    {
        for (var n = 0; n < 8; n++)
        {
            var random = new Seed(7).Random(n);
            var (count, partitions, rate) = ((int)random.NextInRange(2, 40), (int)random.NextInRange(1, 4), random.NextDouble());
            var stream = new StreamPlan(new TestDomain(count) { IsTombstone = i => i % 9 == 8 }).Over(partitions).Duplicated(rate).OutOfOrder(rate).Redelivered(3, 2)
                .Disturbed(Disturbance.LostAcknowledgement((int)random.NextInRange(1, Math.Min(6, count - 1))), Disturbance.LostAcknowledgement(idempotent: true)).Generate(new Seed(7).Derive(n));

            await using var run = await kafka.Testbed.InjectAsync(stream);

            LogOf(run).ShouldBe(ArrivalsOf(stream));
        }
    }

    [Fact]
    public async Task InjectAsync_MoreThanTheStreamHasArrivalsFor_FailsAndSaysHowMany()
    {
        var stream = new StreamPlan(new TestDomain(3)).Disturbed(Disturbance.LostAcknowledgement(5)).Generate(new Seed(1));

        var failed = await Should.ThrowAsync<DisturbanceNeverHappenedException>(() => kafka.Testbed.InjectAsync(stream));

        failed.Message.ShouldBe("5 lost acknowledgements: the stream had arrivals for 3 of 5. Ask for fewer, or make the stream longer.\nA test of what never happened proves nothing.");
    }

    [Fact]
    public async Task Output_AConsumerThatForwardsTheCopy_IsJudgedByTheTruthAndToldOfTheLostAcknowledgement()
    {
        var stream = Plan.Disturbed(Disturbance.LostAcknowledgement(2)).Generate(new Seed(1));
        await using var run = await kafka.Testbed.InjectAsync(stream);
        await using var consumer = Forwarder.Start(run);

        var verdict = await run.Output<Forwarded>().JudgeAsync(new Deduplication<Forwarded>(run.Truth, forwarded => forwarded.Id));

        verdict.CountOf(Anomalies.Duplicate).Violations.ShouldBe(2);
        FailureText.Of(verdict, run.Truth).ShouldContain($"\ndisturbances\n  {run.Disturbances.Happened[0]}\n  {run.Disturbances.Happened[1]}\n");
    }

    [Fact]
    public async Task InjectAsync_AnotherBroker_WritesTheCopyTwiceItself()
    {
        using var elsewhere = new KafkaTestbed(new ExternalBroker(kafka.Broker.BootstrapServers));

        await using var run = await elsewhere.InjectAsync(Plan.Disturbed(Disturbance.LostAcknowledgement(3)).Generate(new Seed(1)));

        LogOf(run).ShouldBe(ArrivalsOf(run.Stream));
        run.Disturbances.Happened.Select(one => one.What).Distinct().ShouldBe(["written twice by the injection: on this broker no answer can be lost"]);
    }

    [Fact]
    public async Task InjectAsync_AnotherBrokerAndWhatOnlyTheEmbeddedOneCan_IsRefusedWithWhatToDo()
    {
        using var elsewhere = new KafkaTestbed(new ExternalBroker(kafka.Broker.BootstrapServers));
        var stream = Plan.Disturbed(Disturbance.LostAcknowledgement(idempotent: true)).Generate(new Seed(1));

        var refused = await Should.ThrowAsync<ArgumentException>(() => elsewhere.InjectAsync(stream));

        refused.Message.ShouldStartWith("The plan has '1 lost acknowledgement of an idempotent producer', which only the embedded broker can bring about, and this is the external broker at ");
        refused.Message.ShouldContain("KafkaEmbeddedFixture");
    }

    private EmbeddedKafka.EmbeddedKafka Embedded => ((EmbeddedBroker)kafka.Broker).Server;

    private IEnumerable<(int Partition, long Offset, string Id, string Position, string? Value)> LogOf(KafkaRun run) =>
        Topic.Read(kafka.Broker, run.Topic, (int)run.Injection.Count)
            .Select(record => (record.Partition.Value, record.Offset.Value, record.Message.Header(RecordHeaders.EventId), record.Message.Header(RecordHeaders.Position), Text(record.Message.Value)))
            .OrderBy(record => (record.Item1, record.Item2)).ToList();

    private static IEnumerable<(int Partition, long Offset, string Id, string Position, string? Value)> ArrivalsOf(EventStream stream) => stream
        .Select(arrival => (arrival.Partition, arrival.PartitionPosition, arrival.Event.Id, $"{(arrival.Causes.HasFlag(Causes.LostAcknowledgement) ? arrival.Position - 1 : arrival.Position)}",
            Text(arrival.Event.Payload is null ? null : arrival.ToBytes())))
        .OrderBy(arrival => (arrival.Item1, arrival.Item2)).ToList();

    private static string? Text(byte[]? bytes) => bytes is null ? null : Convert.ToHexString(bytes);
}
