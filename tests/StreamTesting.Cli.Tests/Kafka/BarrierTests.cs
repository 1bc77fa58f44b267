using Confluent.Kafka;
using StreamTesting.Kafka;

namespace StreamTesting.Cli.Tests;

public sealed class BarrierTests : IAsyncLifetime
{
    private const string Plan = "orders --n-orders 30 --seed 3 --partitions 2 --step 'barriers every=25' --quiet";
    private EmbeddedBroker _broker = null!;

    public async Task InitializeAsync() => _broker = await EmbeddedBroker.StartAsync();

    public async Task DisposeAsync() => await _broker.DisposeAsync();

    [Theory]
    [InlineData("--output -")]
    [InlineData("--kafka-bootstrap BROKER")]
    public async Task Generate_WhereNobodyWaits_IsRefused(string where)
    {
        var run = await Run.Of($"generate {Plan} {where.Replace("BROKER", _broker.BootstrapServers, StringComparison.Ordinal)}");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Output.ShouldBeEmpty();
        run.Messages.ShouldStartWith("error: The plan has a step 'a barrier after every 25 arrivals': at a barrier nothing more may come until the consumer has committed all before it, ");
    }

    [Fact]
    public async Task Generate_WithTheConsumersGroup_WaitsForItsCommits()
    {
        await _broker.Server.CreateTopicAsync("events", 2);
        using var stop = new CancellationTokenSource();
        var most = 0L;
        var consuming = Task.Run(() => Consume(behind => most = Math.Max(most, behind), stop.Token));

        var run = await Run.Of($"generate {Plan} --kafka-bootstrap {_broker.BootstrapServers} --kafka-barrier-group totals");
        await stop.CancelAsync();
        await consuming.WaitAsync(TimeSpan.FromSeconds(60));

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        most.ShouldBeInRange(1, 25);
    }

    [Fact]
    public async Task Generate_WhoseConsumerDoesNotCommit_EndsWithWhatItIsBehind()
    {
        var run = await Run.Of($"generate {Plan} --kafka-bootstrap {_broker.BootstrapServers} --kafka-barrier-group nobody --kafka-barrier-timeout 100ms");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Messages.ShouldStartWith("error: Group 'nobody' had not committed all of 'events' after 0.1 s: ");
        run.Messages.ShouldContain("group 'nobody' does not exist: no consumer of that name has joined or committed.");
    }

    [Fact]
    public async Task Inject_AwaitingAGroup_EndsWhenItHasCommittedAll()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["plan.json"], (await Run.Of("generate orders --n-orders 30 --partitions 2 --print-plan")).Output);
        await _broker.Server.CreateTopicAsync("events", 2);
        using var stop = new CancellationTokenSource();
        var consuming = Task.Run(() => Consume(_ => { }, stop.Token));

        var run = await Run.Of($"inject --plan {folder["plan.json"]} --seed 3 --kafka-bootstrap {_broker.BootstrapServers} --kafka-await-group totals");
        var lag = _broker.Server.Groups.Single(group => group.Id == "totals").Lag;
        await stop.CancelAsync();
        await consuming.WaitAsync(TimeSpan.FromSeconds(60));

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        lag.ShouldBe(0);
    }

    [Fact]
    public async Task Generate_AwaitingAGroupThatDoesNotCommit_EndsWithWhatItIsBehind()
    {
        var run = await Run.Of($"generate orders --n-orders 30 --quiet --kafka-bootstrap {_broker.BootstrapServers} --kafka-await-group nobody --kafka-await-timeout 100ms");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Messages.ShouldStartWith("error: Group 'nobody' had not committed all of 'events' after 0.1 s: ");
    }

    /// <summary>Commits each record, and tells how far the topic's ends are ahead of the commits.</summary>
    private void Consume(Action<long> tell, CancellationToken stop)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
        {
            BootstrapServers = _broker.BootstrapServers, GroupId = "totals", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false,
        }).Build();
        consumer.Assign([new TopicPartitionOffset("events", 0, Offset.Beginning), new TopicPartitionOffset("events", 1, Offset.Beginning)]);
        var committed = 0L;
        while (!stop.IsCancellationRequested)
        {
            if (consumer.Consume(TimeSpan.FromMilliseconds(50)) is { } record)
            {
                tell(_broker.Server.FindTopic("events")!.Partitions.Sum(partition => partition.EndOffset) - committed);
                committed++;
                consumer.Commit(record);
            }
        }
    }
}
