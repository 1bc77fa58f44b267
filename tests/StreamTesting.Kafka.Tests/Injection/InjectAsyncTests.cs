using System.Globalization;

namespace StreamTesting.Kafka.Tests.Injection;

[Collection(BrokerCollection.Name)]
public sealed class InjectAsyncTests(BrokerFixture kafka)
{
    [Fact]
    public async Task InjectAsync_SeveralPartitions_PutsEveryArrivalWhereItBelongsInItsOrder()
    {
        var stream = new StreamPlan(new TestDomain(300)).Late(0.1, TimeSpan.FromMinutes(2)).Duplicated(0.05).OutOfOrder(0.1).Generate(new Seed(7));

        await using var run = await kafka.Testbed.InjectAsync(stream, partitions: 3);

        var arrivals = run.Stream.ToList();
        run.Stream.Partitions.ShouldBe(3);
        run.Injection.Count.ShouldBe(arrivals.Count);
        var records = Topic.Read(kafka.Broker, run.Topic, arrivals.Count).OrderBy(record => int.Parse(record.Message.Header(RecordHeaders.Position), CultureInfo.InvariantCulture));
        foreach (var (arrival, record) in arrivals.Zip(records))
        {
            record.Partition.Value.ShouldBe(arrival.Partition);
            record.Offset.Value.ShouldBe(arrival.PartitionPosition);
            record.Message.Key.ShouldBe(arrival.Event.Key);
            record.Message.Value.ShouldBe(arrival.ToBytes());
            record.Message.Header(RecordHeaders.EventId).ShouldBe(arrival.Event.Id);
            record.Message.Timestamp.UtcDateTime.ShouldBe(arrival.Event.EventTime.UtcDateTime);
        }
    }

    [Fact]
    public async Task InjectAsync_SeveralPartitions_ReportsTheOffsetsOfEach()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(300), partitions: 3);

        var expected = run.Stream.GroupBy(arrival => arrival.Partition).OrderBy(group => group.Key)
            .Select(group => new InjectedPartition(group.Key, group.Count(), 0, group.Count()));
        run.Injection.Partitions.ShouldBe(expected);
        run.Truth.ArrivalCount.ShouldBe(300);
    }

    [Fact]
    public async Task InjectAsync_PartitionWithoutArrivals_IsNotReported()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), partitions: 5);

        run.Injection.Partitions.ShouldHaveSingleItem().ShouldBe(new InjectedPartition(run.Stream.Single().Partition, 1, 0, 1));
    }

    [Fact]
    public async Task InjectAsync_Tombstone_HasNoValue()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(new TestDomain(3) { IsTombstone = i => i == 1 }));

        var values = Topic.Read(kafka.Broker, run.Topic, 3).Select(record => record.Message.Value is null);
        values.ShouldBe([false, true, false]);
    }

    [Fact]
    public async Task InjectAsync_PoisonedArrivals_ArriveWithTheirBytesAndKeys()
    {
        var stream = new StreamPlan(new TestDomain(70)).Poisoned(1, PoisonKinds.All).Generate(new Seed(1));
        await using var run = await kafka.Testbed.InjectAsync(stream);

        var arrivals = run.Stream.ToList();
        var records = Topic.Read(kafka.Broker, run.Topic, arrivals.Count).ToList();
        run.Truth.Poisoned.Select(poisoned => poisoned.Kind).Distinct().Count().ShouldBe(7);
        records.Select(record => record.Message.Value).ShouldBe(arrivals.Select(arrival => arrival.ToBytes()));
        records.Select(record => record.Message.Key).ShouldBe(arrivals.Select(arrival => arrival.Event.Key));
        records.ShouldAllBe(record => record.Message.Value != null);
    }

    [Fact]
    public async Task InjectAsync_EventsWithoutKey_HaveNone()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(new TestDomain(3) { IsKeyless = true }));

        Topic.Read(kafka.Broker, run.Topic, 3).ShouldAllBe(record => record.Message.Key == null);
    }

    [Fact]
    public async Task InjectAsync_EventsWithHeaders_HaveThemToo()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(2));

        var headers = Topic.Read(kafka.Broker, run.Topic, 2)[1].Message.Headers;
        headers.Select(header => header.Key).ShouldBe(["trace", "none", RecordHeaders.EventId, RecordHeaders.Position]);
        headers[0].GetValueBytes().ShouldBe("t1"u8.ToArray());
        headers[1].GetValueBytes().ShouldBeNull();
    }

    [Fact]
    public async Task InjectAsync_TimestampOfArrival_IsTheArrivalTime()
    {
        var stream = new StreamPlan(new TestDomain(50)).Late(0.5, TimeSpan.FromMinutes(2)).Generate(new Seed(7));

        await using var run = await kafka.Testbed.InjectAsync(stream, options: new InjectionOptions { Timestamp = RecordTime.ArrivalTime });

        var stamps = Topic.Read(kafka.Broker, run.Topic, 50).Select(record => record.Message.Timestamp.UtcDateTime);
        stamps.ShouldBe(run.Stream.Select(arrival => new DateTime(arrival.ArrivalTime.UtcTicks - (arrival.ArrivalTime.UtcTicks % TimeSpan.TicksPerMillisecond))));
    }

    [Fact]
    public async Task InjectAsync_LittleRoomInFlight_StillPutsAllInOrder()
    {
        var options = new InjectionOptions { MaxInFlight = 3, MaxInFlightKibibytes = 1024 };

        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(500), options: options);

        run.Injection.Partitions.ShouldBe([new InjectedPartition(0, 500, 0, 500)]);
        Topic.Read(kafka.Broker, run.Topic, 500).Select(record => record.Message.Header(RecordHeaders.EventId))
            .ShouldBe(Enumerable.Range(0, 500).Select(i => $"e{i}"));
    }

    [Fact]
    public async Task InjectAsync_MoreBytesThanMayBeInFlight_WaitsForRoom()
    {
        var options = new InjectionOptions { MaxInFlightKibibytes = 1024 };

        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(new TestDomain(100) { Padding = 100_000 }), options: options);

        run.Injection.Partitions.ShouldBe([new InjectedPartition(0, 100, 0, 100)]);
    }

    [Fact]
    public async Task InjectAsync_NoArrivals_IsARunOfNothing()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(0), partitions: 2);

        run.Injection.Count.ShouldBe(0);
        run.Injection.Partitions.ShouldBeEmpty();
    }

    [Fact]
    public async Task InjectAsync_Progress_EndsWithAllAcknowledged()
    {
        var progress = new Recorded();

        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(25_000), options: new InjectionOptions { Progress = progress });

        progress.Reports.Count.ShouldBe(3);
        progress.Reports[^1].ShouldBe(new InjectionProgress(25_000, 25_000));
    }

    [Fact]
    public async Task InjectAsync_Cancelled_EndsAndLeavesNoTopic()
    {
        using var cancelled = new CancellationTokenSource();
        var domain = new TestDomain(1000) { Before = i => Cancel(i == 500, cancelled) };
        var options = new InjectionOptions { Name = "cancelled-injection" };

        await Should.ThrowAsync<OperationCanceledException>(() => kafka.Testbed.InjectAsync(BrokerFixture.Stream(domain), 1, options, cancelled.Token));

        Topic.Names(kafka.Broker).ShouldNotContain(name => name.StartsWith("cancelled-injection"));
    }

    [Theory]
    [InlineData(0, 1, 20, "MaxInFlight is 0")]
    [InlineData(1, -1, 20, "OutputPartitions is -1")]
    [InlineData(1, 1, 0, "DeliveryTimeout is 00:00:00")]
    public async Task InjectAsync_ImpossibleOption_IsRefusedWithItsValue(int inFlight, int outputPartitions, int seconds, string expected)
    {
        var options = new InjectionOptions { MaxInFlight = inFlight, OutputPartitions = outputPartitions, DeliveryTimeout = TimeSpan.FromSeconds(seconds) };

        var refused = await Should.ThrowAsync<ArgumentOutOfRangeException>(() => kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), options: options));

        refused.Message.ShouldContain(expected);
    }

    private static void Cancel(bool now, CancellationTokenSource source)
    {
        if (now)
        {
            source.Cancel();
        }
    }

    private sealed class Recorded : IProgress<InjectionProgress>
    {
        public List<InjectionProgress> Reports { get; } = [];

        public void Report(InjectionProgress value) => Reports.Add(value);
    }
}
