using Confluent.Kafka;
using StreamTesting.Kafka;

namespace StreamTesting.Cli.Tests;

/// <summary>A worker of a group that loses partitions while it judges them.</summary>
public sealed class GroupSourceTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private EmbeddedBroker _broker = null!;
    private VerifiedStream _stream = null!;

    public async Task InitializeAsync()
    {
        _broker = await EmbeddedBroker.StartAsync();
        _stream = await VerifiedStream.Of("--n-orders 40 --partitions 3");
        await Run.Of($"inject --plan {_stream.Plan} --seed 42 --kafka-bootstrap {_broker.BootstrapServers} --kafka-topic out --kafka-setting batch.num.messages=1 --quiet");
    }

    public async Task DisposeAsync()
    {
        await _broker.DisposeAsync();
        _stream.Dispose();
    }

    private int Heartbeats() => _broker.Server.Requests.Count(request => request.Api == "Heartbeat" && request.ClientId == "z-first");

    private static void Until(Func<bool> isSo, string orElse) => SpinWait.SpinUntil(isSo, Patience).ShouldBeTrue(orElse);

    /// <summary>
    /// Partitions go to members in the order of their ids, which begin with the client's: of three, the first member gets 0 and 1. So the worker that came first, and stops at the
    /// second record of one of these (and fetches one at a time), loses it to the one that comes then.
    /// </summary>
    [Fact]
    public async Task Read_WhosePartitionIsTakenInMidWork_LeavesItToItsNextOwner()
    {
        var given = new GivenStream(StreamPlan.FromJson(File.ReadAllText(_stream.Plan), Domains.DomainCatalogs.All).Generate(new Seed(42)), null);
        var judge = new OutputJudge(given, Division.Partitions(3, 0, 1, 2), [CheckWord.Of("dedup", truth => new Deduplication<OutputLine>(truth, line => line.Id))], CancellationToken.None);
        var inMidWork = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goesOn = new ManualResetEventSlim();
        var taken = new Dictionary<int, int>();
        var reader = new OutputReader(new OutputFields
        {
            Id = "event_id",
            Value = line =>
            {
                given.Truth.TryFind(line.GetProperty("event_id").GetString()!, out var known).ShouldBeTrue();
                taken[known!.Partition] = taken.GetValueOrDefault(known.Partition) + 1;
                if (known.Partition < 2 && taken[known.Partition] == 2 && inMidWork.TrySetResult())
                {
                    goesOn.Wait(Patience).ShouldBeTrue("the second worker never joined");
                }

                return line.Clone();
            },
        });
        var console = new CliConsole(Stream.Null, Stream.Null, TextWriter.Null);
        var client = new TopicClient(_broker.BootstrapServers, "out", new Dictionary<string, string>
        {
            ["client.id"] = "z-first", ["heartbeat.interval.ms"] = "50", ["queued.min.messages"] = "1", ["fetch.message.max.bytes"] = "1", ["fetch.queue.backoff.ms"] = "5",
        });
        var source = new GroupSource(client, "workers", 3, TimeProvider.System);
        var first = Task.Run(() => source.Read(new OutputTaker(judge, reader, BadLines.Of("out", null, console), TimeProvider.System, null), CancellationToken.None));
        await inMidWork.Task.WaitAsync(Patience);

        var second = Run.Of($"verify {_stream.ByPlan} --kafka-bootstrap {_broker.BootstrapServers} --topic out --group workers --kafka-setting client.id=a-second --verdict {_stream["second"]}");
        Until(() => _broker.Server.FindGroup("workers")?.Members.Count == 2, "the second worker never joined");
        var heartbeats = Heartbeats();
        Until(() => Heartbeats() > heartbeats, "the first worker was never told of it");
        goesOn.Set();
        await first.WaitAsync(Patience);
        var parts = judge.Complete(ObservationEnding.Completed, null);

        (await second).ExitCode.ShouldBe(ExitCodes.Ok, (await second).Messages + (await second).Output);
        source.Judged.ShouldBe([2]);
        parts[2][0].Outcome.ShouldBe(VerdictOutcome.Passed);
        var ofFirst = new VerdictDocument(given.Origin, Division.Partitions(3, 2), new Dictionary<int, PartVerdicts> { [2] = new(parts[2], 0) });
        VerdictWriter.Write(ofFirst, _stream["first"]);
        (await Run.Of($"merge {_stream["first"]} {_stream["second"]}")).ShouldSatisfy(ExitCodes.Ok, $"deduplication passed; {_stream.Events.Count} outputs, {_stream.Events.Count} compared\n");
    }

    [Fact]
    public void Read_WhoseGroupWaitsForAMemberThatIsStuck_SaysWhoIsInIt()
    {
        var client = new TopicClient(_broker.BootstrapServers, "out", new Dictionary<string, string> { ["client.id"] = "worker" });
        var stuck = client.Open("workers", builder => builder.SetPartitionsAssignedHandler((_, given) => given.Select(place => new TopicPartitionOffset(place, Offset.Beginning))));
        stuck.Subscribe("out");
        Until(() => { stuck.Consume(TimeSpan.FromMilliseconds(20)); return _broker.Server.FindGroup("workers")?.State == EmbeddedKafka.GroupState.Stable; }, "the stuck one never joined");

        var failed = Should.Throw<CliException>(() => new GroupSource(client, "workers", 3, new HastyClock()).Read(null!, CancellationToken.None));

        failed.Message.ShouldContain("group 'workers' gave this worker no partitions within 60 s: group 'workers' (classic) is rebalancing with ");
        failed.Message.ShouldContain("(client 'worker' at ");
        Samples.GroupMember.Leave(stuck);
    }

    /// <summary>Two seconds pass from one look to the next.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Add(ref _seconds, 2);
    }
}
