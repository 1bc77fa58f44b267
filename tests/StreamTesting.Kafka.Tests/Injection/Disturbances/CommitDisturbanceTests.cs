using StreamTesting.EmbeddedKafka;

namespace StreamTesting.Kafka.Tests.Injection;

public sealed class CommitDisturbanceTests(ClusterFixture kafka) : IClassFixture<ClusterFixture>
{
    private static readonly ObservationOptions Quick = new() { QuietTime = TimeSpan.FromMilliseconds(50), PollInterval = TimeSpan.FromMilliseconds(20) };

    private static StreamPlan Plan => new StreamPlan(new TestDomain(40)).Over(2);

    [Theory]
    [InlineData(DisturbanceKind.Rebalance, "has to rebalance")]
    [InlineData(DisturbanceKind.SessionExpiry, "are taken for lost, before their commit is stored")]
    [InlineData(DisturbanceKind.GroupCoordinatorMove, "looks after group")]
    public async Task Consumer_ThatCommitsPastTheArrival_IsDisturbedThere(DisturbanceKind kind, string words)
    {
        var stream = Plan.Disturbed(new Disturbance(kind, 2)).Generate(new Seed(1));
        await using var run = await kafka.Testbed.InjectAsync(stream);
        run.Disturbances.Happened.ShouldBeEmpty();

        run.Consumer(Consumers.Forwarding());
        var verdict = await run.Output<Forwarded>(Quick).JudgeAsync(new NoLoss<Forwarded>(run.Truth, forwarded => forwarded.Id));

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, FailureText.Of(verdict, run.Truth));
        run.Disturbances.Happened.Select(one => one.Scheduled).OrderBy(one => one.Position).ShouldBe(stream.Disturbances);
        run.Disturbances.Happened.ShouldAllBe(one => one.What.Contains(words));
        kafka.Server.Faults.All.Where(fault => fault.Rule.Topic == run.Topic).ShouldBeEmpty();
    }

    [Fact]
    public async Task Output_NothingCommitsPastTheArrival_FailsAndSaysWhatNeverCame()
    {
        var stream = Plan.Disturbed(Disturbance.TransactionCoordinatorMove(), Disturbance.ConsumerCrash()).Generate(new Seed(1));
        await using var run = await kafka.Testbed.InjectAsync(stream);
        await using var consumer = Forwarder.Start(run);

        var failed = await Should.ThrowAsync<DisturbanceNeverHappenedException>(() => run.ConsumedAsync(Quick));

        var (crash, move) = (stream.Disturbances.Single(one => one.By == DisturbanceKind.ConsumerCrash), stream.Disturbances.Single(one => one.By == DisturbanceKind.TransactionCoordinatorMove));
        failed.Message.ShouldContain($"{crash}: never happened. Nothing was given to KafkaRun.Consumer or InjectionOptions.Consumer, so there is no consumer that could die.");
        failed.Message.ShouldContain($"{move}: never happened. No commit of a transaction past offset {move.PartitionPosition} in partition {move.Lane.Partition} of '{run.Topic}' came.");
    }

    [Theory]
    [InlineData(CrashPoint.BeforeCommit)]
    [InlineData(CrashPoint.AfterCommit)]
    public async Task Consumer_ThatIsToDie_DiesAtItsCommitAndStartsAgain(CrashPoint at)
    {
        var stream = Plan.Disturbed(Disturbance.ConsumerCrash(3, at)).Generate(new Seed(1));
        var starts = new List<int>();
        await using var run = await kafka.Testbed.InjectAsync(stream, options: new InjectionOptions { Consumer = Consumers.Forwarding(place => starts.Add(place.Start)) });

        var verdict = await run.Output<Forwarded>(Quick).JudgeAsync(new Deduplication<Forwarded>(run.Truth, forwarded => forwarded.Id));

        verdict.Ending.ShouldBe(ObservationEnding.Completed, verdict.Error?.ToString());
        starts.ShouldBe([1, 2, 3, 4]);
        run.Disturbances.Happened.Select(one => one.Scheduled.Number).Order().ShouldBe([1, 2, 3]);
        verdict.CountOf(Anomalies.Duplicate).Violations.ShouldBe(at == CrashPoint.BeforeCommit ? 3 : 0, FailureText.Of(verdict, run.Truth));
        verdict.CountOf(Anomalies.Lost).Violations.ShouldBe(0);
        var ids = stream.ToDictionary(arrival => arrival.Position, arrival => arrival.Event.Id);
        verdict.Violations.Select(violation => violation.EventId).Order().ShouldBe((at == CrashPoint.BeforeCommit ? stream.Disturbances.Select(one => ids[one.Position]) : []).Order());
    }

    [Fact]
    public async Task Consumer_ThatDoesNotEndWhenItIsToDie_IsLeftToItself()
    {
        var stream = Plan.Disturbed(Disturbance.ConsumerCrash()).Generate(new Seed(1));
        using var over = new CancellationTokenSource();
        var forwarding = Consumers.Forwarding();
        await using var run = await kafka.Testbed.InjectAsync(stream, options: new InjectionOptions { ConsumerStopTimeout = TimeSpan.FromMilliseconds(50) });

        run.Consumer(async (place, stop) =>
        {
            await forwarding(place, stop);
            await Task.Delay(Timeout.Infinite, over.Token);
        });
        await run.ConsumedAsync(Quick);

        run.Disturbances.Happened.Count.ShouldBe(1);
        await over.CancelAsync();
    }

    [Fact]
    public async Task Consumer_ThatFailsByItself_FailsTheRun()
    {
        await using var run = await kafka.Testbed.InjectAsync(Plan.Generate(new Seed(1)));

        run.Consumer((_, _) => throw new InvalidDataException("can't go on"));

        (await Should.ThrowAsync<ConsumerFailedException>(() => run.ConsumedAsync(Quick))).Message.ShouldContain("can't go on");
    }

    [Fact]
    public async Task InjectAsync_AConsumerThatFailsMeanwhile_FailsAtOnce()
    {
        var options = new InjectionOptions { Consumer = (_, _) => throw new InvalidDataException("can't go on") };

        var failed = await Should.ThrowAsync<ConsumerFailedException>(() => kafka.Testbed.InjectAsync(Plan.Barriers(10).Generate(new Seed(1)), options: options));

        failed.Message.ShouldContain("can't go on");
    }

    [Fact]
    public async Task Consumer_ASecondOne_IsRefused()
    {
        await using var run = await kafka.Testbed.InjectAsync(Plan.Generate(new Seed(1)), options: new InjectionOptions { Consumer = Consumers.Forwarding() });

        Should.Throw<InvalidOperationException>(() => run.Consumer(Consumers.Forwarding())).Message.ShouldStartWith("The run has a consumer already");
    }

    [Fact]
    public async Task DisposeAsync_AConsumerOfTheRun_IsStoppedAndNothingIsLeft()
    {
        var ended = false;
        var run = await kafka.Testbed.InjectAsync(Plan.Disturbed(Disturbance.Rebalance(3)).Generate(new Seed(1)));
        run.Consumer(async (_, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            ended = true;
        });

        await run.DisposeAsync();

        ended.ShouldBeTrue();
        kafka.Server.Faults.All.Where(fault => fault.Rule.Topic == run.Topic).ShouldBeEmpty();
    }
}
