using System.Reactive.Linq;

namespace StreamTesting.Kafka.Tests.Observation;

/// <summary>Time-outs, by a clock that is moved when all has happened that is going to.</summary>
[Collection(BrokerCollection.Name)]
public sealed class TimedOutObservationTests : IDisposable
{
    private static readonly ObservationOptions Options = new() { Timeout = TimeSpan.FromSeconds(60), BrokerTimeout = TimeSpan.FromHours(1) };
    private readonly BrokerFixture _kafka;
    private readonly FrozenClock _clock = new();
    private readonly KafkaTestbed _testbed;

    public TimedOutObservationTests(BrokerFixture kafka)
    {
        _kafka = kafka;
        _testbed = new KafkaTestbed(kafka.Broker, _clock);
    }

    public void Dispose() => _testbed.Dispose();

    [Fact]
    public async Task Output_NobodyCommits_TimesOutAndSaysWhatToDo()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(10));
        await Topic.WriteAsync(_kafka.Broker, run.OutputTopic, "{}"u8.ToArray());

        var late = await TimedOutAsync(run.Output<object>(Options), after: 1);

        late.Groups.ShouldBeEmpty();
        late.Observed.ShouldBe(1);
        late.Message.ShouldBe(
            $"The consumer under test was not provably finished after 60 s (ObservationOptions.Timeout).\n  no consumer group ever committed an offset on '{run.Topic}'. "
            + "Does the consumer run, with the run's BootstrapServers and Topic, and does it commit? For one that does not commit to Kafka, set ObservationOptions.Progress. "
            + $"To see its exceptions, give its task to KafkaRun.Watch.\n  injected were 10 records into '{run.Topic}'; seen were 1 records of '{run.OutputTopic}'");
    }

    [Fact]
    public async Task Output_ConsumerStopsHalfWay_TimesOutAndSaysWhoIsBehind()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(166));
        await using var consumer = Forwarder.Start(run, stopAfter: 120);
        await consumer.Ended;

        var late = await TimedOutAsync(run.Output<Forwarded>(Options), after: 120);

        late.Observed.ShouldBe(120);
        late.Groups.ShouldHaveSingleItem().Behind.ShouldBe(46);
        late.Message.ShouldContain($"group '{run.ConsumerGroup}' is behind in '{run.Topic}': committed 120 of 166 in partition 0");
        late.Message.ShouldContain($"group '{run.ConsumerGroup}' (classic) has no members: is the consumer still running?");
    }

    [Fact]
    public async Task Output_SeveralGroupsCommit_WaitsForAllOfThem()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(10));
        await Topic.WriteAsync(_kafka.Broker, run.OutputTopic, [1]);
        Topic.Commit(_kafka.Broker, run.Topic + "-a", run.Topic, (0, 10));
        Topic.Commit(_kafka.Broker, run.Topic + "-b", run.Topic, (0, 4));

        var late = await TimedOutAsync(run.Output(_ => 1, Options), after: 1);

        late.Groups.Select(group => (group.Group[^1], group.Behind)).ShouldBe([('a', 0), ('b', 6)]);
        late.Message.ShouldContain($"group '{run.Topic}-b' is behind in '{run.Topic}': committed 4 of 10 in partition 0");
        late.Message.ShouldNotContain("-a'");
    }

    [Fact]
    public async Task Output_GroupNamedThatNeverCommits_TimesOutAndNamesIt()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(10));
        await Topic.WriteAsync(_kafka.Broker, run.OutputTopic, [1]);
        Topic.Commit(_kafka.Broker, run.ConsumerGroup, run.Topic, (0, 10));

        var late = await TimedOutAsync(run.Output(_ => 1, Options with { ConsumerGroup = "billing" }), after: 1);

        late.Message.ShouldContain($"group 'billing' (ObservationOptions.ConsumerGroup) never committed an offset on '{run.Topic}'.");
    }

    [Fact]
    public async Task Output_ConsumerNeverStopsPuttingOut_TimesOut()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(1));
        Topic.Commit(_kafka.Broker, run.ConsumerGroup, run.Topic, (0, 1));
        await Topic.WriteAsync(_kafka.Broker, run.OutputTopic, [1]);
        var next = new Action(() => Topic.WriteAsync(_kafka.Broker, run.OutputTopic, [1]).GetAwaiter().GetResult());

        var output = run.Output(_ => 1, Options with { QuietTime = TimeSpan.FromSeconds(30) }).Do(_ => next());
        var late = await TimedOutAsync(output, after: 10);

        late.Message.ShouldContain($"all was read, and '{run.OutputTopic}' was never quiet for 30 s (ObservationOptions.QuietTime): the consumer puts out more and more.");
        late.Observed.ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public async Task ConsumedAsync_NobodyCommits_TimesOut()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(20));
        var waiting = run.ConsumedAsync(Options);

        await _clock.LookedAtAsync(5);
        _clock.Move(Options.Timeout);

        (await Should.ThrowAsync<KafkaTimeoutException>(() => waiting)).Message.ShouldEndWith($"injected were 20 records into '{run.Topic}'");
    }

    [Fact]
    public async Task Output_TransactionLeftOpen_TimesOutAndSuspectsThat()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(1));
        await Topic.WriteAsync(_kafka.Broker, run.OutputTopic, [1]);
        using var transaction = new Transaction(run);
        transaction.Write(2);
        Topic.Commit(_kafka.Broker, run.ConsumerGroup, run.Topic, (0, 1));

        var late = await TimedOutAsync(run.Output(_ => 1, Options), after: 1);

        late.Message.ShouldContain($"all was read, and of '{run.OutputTopic}' 1 of 2 in partition 0 could be observed. Is a transaction open");
        transaction.Abort();
    }

    /// <summary>Lets the time-out pass once so much was observed, and the groups were asked for after that.</summary>
    private async Task<KafkaTimeoutException> TimedOutAsync<T>(IObservable<Observed<T>> output, int after)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var observing = output.Do(observed => Signal(observed.Index == after - 1, seen)).AllAsync();
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await _clock.LookedAtAsync(10);
        _clock.Move(Options.Timeout);
        return await Should.ThrowAsync<KafkaTimeoutException>(() => observing);
    }

    private static void Signal(bool now, TaskCompletionSource source)
    {
        if (now)
        {
            source.TrySetResult();
        }
    }
}
