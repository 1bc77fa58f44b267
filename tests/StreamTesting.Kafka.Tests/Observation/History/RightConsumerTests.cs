using System.Diagnostics;
using Confluent.Kafka;
using Samples;

namespace StreamTesting.Kafka.Tests.Observation;

/// <summary>Right consumers on a broker: none is flagged, whatever its group does.</summary>
[Collection(BrokerCollection.Name)]
public sealed class RightConsumerTests(BrokerFixture kafka)
{
    private const int Count = 40;

    private Task<KafkaRun> Injected(int partitions = 1) => kafka.Testbed.InjectAsync(BrokerFixture.Stream(Count, partitions));

    private static ConsumerHistory HistoryOf(KafkaRun run)
    {
        var history = new ConsumerHistory();
        history.Injected(run.Injection);
        return history;
    }

    private static Verdict ShouldPass(ConsumerHistory history, ReadingMode? mode = null)
    {
        var verdict = history.Steps.AsObserved().Judge(new ConsumerReading(mode));
        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, string.Join("\n", verdict.Violations));
        verdict.Expected.ShouldBe(Count);
        verdict.Compared.ShouldBeGreaterThanOrEqualTo(Count);
        return verdict;
    }

    [Theory]
    [InlineData(IsolationLevel.ReadUncommitted)]
    [InlineData(IsolationLevel.ReadCommitted)]
    public async Task Judge_OneThatProcessesAndCommits_Passes(IsolationLevel isolation)
    {
        await using var run = await Injected(partitions: 3);
        var history = HistoryOf(run);
        var member = new Member(run, history, "right", config => config.IsolationLevel = isolation);
        member.Read(Count, member.ProcessAndCommit);
        member.Leave();

        ShouldPass(history, ReadingMode.AtLeastOnce with { ReadsCommitted = isolation == IsolationLevel.ReadCommitted, MarksProcessing = true }).Allowed.ShouldBeEmpty();
        history.Steps.Select(step => step.Kind).Distinct().ShouldBe(
            [HistoryStepKind.Send, HistoryStepKind.Subscribe, HistoryStepKind.Assigned, HistoryStepKind.Poll, HistoryStepKind.Processed, HistoryStepKind.Commit, HistoryStepKind.Revoked, HistoryStepKind.Close]);
        history.Steps.Where(step => step.Kind == HistoryStepKind.Poll).ShouldAllBe(step => step.Records[0].Id != null && step.Records[0].Event != null);
    }

    [Fact]
    public async Task Judge_OneThatCommitsFirstAndIsMeantTo_Passes()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var member = new Member(run, history, "at most once");
        member.Read(Count, record =>
        {
            member.Consumer.Commit(record);
            member.Process(record);
        });
        member.Leave();

        ShouldPass(history, ReadingMode.AtMostOnce);
    }

    [Fact]
    public async Task Judge_OneThatLetsTheClientCommit_Passes()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var member = new Member(run, history, "automatic", config => (config.EnableAutoCommit, config.AutoCommitIntervalMs) = (true, 50));
        member.Read(Count);
        member.Close();

        ShouldPass(history);
    }

    [Fact]
    public async Task Judge_OneThatIsStoppedAndStartedAgain_Passes()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var first = new Member(run, history, "first");
        first.Read(15, first.ProcessAndCommit);
        first.Close();
        var second = new Member(run, history, "second");
        second.Read(Count - 15, second.ProcessAndCommit);
        second.Leave();

        ShouldPass(history).Allowed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Judge_OneThatCrashesBeforeItCommits_CountsWhatIsReadAgain()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var first = new Member(run, history, "first");
        var read = first.Read(15, first.Process);
        first.Consumer.Commit(read[9]);
        history.Crashed("first");
        first.Close();
        var second = new Member(run, history, "second");
        second.Read(Count - 10, second.ProcessAndCommit);
        second.Leave();

        ShouldPass(history).Allowed[HistoryAnomalies.RebalanceDuplicate].ShouldBe(5);
    }

    [Fact]
    public async Task Judge_OneThatPausesAndResumes_Passes()
    {
        await using var run = await Injected(partitions: 2);
        var history = HistoryOf(run);
        var member = new Member(run, history, "pausing");
        var left = Count;
        while (left > 0)
        {
            var record = member.Read(1, member.ProcessAndCommit)[0];
            left--;
            member.Consumer.Pause([record.TopicPartition]);
            if (member.Consumer.Consume(TimeSpan.FromMilliseconds(1)) is { } other)
            {
                other.Partition.ShouldNotBe(record.Partition);
                member.ProcessAndCommit(other);
                left--;
            }

            member.Consumer.Resume([record.TopicPartition]);
        }

        member.Leave();

        ShouldPass(history);
    }

    [Fact]
    public async Task Judge_OneThatAssignsAndReadsFromWhereItWants_Passes()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        using (var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = run.BootstrapServers, GroupId = "none", EnableAutoCommit = false })
            .SetLogHandler((_, _) => { }).Build().Observed(history))
        {
            foreach (var begin in new[] { 0, 25 })
            {
                consumer.Assign(new TopicPartitionOffset(run.Topic, 0, begin));
                for (var read = begin; read < Count; read++)
                {
                    consumer.Consume(Member.Patience).Offset.Value.ShouldBe(read);
                }
            }
        }

        ShouldPass(history, ReadingMode.AtLeastOnce with { Assigns = true, ReadsCommitted = true });
    }

    [Theory]
    [InlineData(PartitionAssignmentStrategy.Range)]
    [InlineData(PartitionAssignmentStrategy.CooperativeSticky)]
    public async Task Judge_TwoThatShareByARebalance_Pass(PartitionAssignmentStrategy strategy)
    {
        await using var run = await Injected(partitions: 2);
        var history = HistoryOf(run);
        var first = new Member(run, history, "first", config => config.PartitionAssignmentStrategy = strategy);
        var done = first.Read(6, first.ProcessAndCommit).Count;
        first.Consumer.Pause(first.Consumer.Assignment);
        var second = new Member(run, history, "second", config => config.PartitionAssignmentStrategy = strategy);
        var bySecond = 0;
        var clock = Stopwatch.StartNew();
        while (done < Count || bySecond == 0)
        {
            (clock.Elapsed < Member.Patience).ShouldBeTrue($"{done} of {Count} were read, {bySecond} of them by the second");
            foreach (var member in new[] { first, second })
            {
                if (member.Consumer.Consume(TimeSpan.FromMilliseconds(20)) is { } record)
                {
                    member.ProcessAndCommit(record);
                    done++;
                    bySecond += member == second ? 1 : 0;
                }
            }

            if (second.Consumer.Assignment.Count > 0)
            {
                first.Consumer.Resume(first.Consumer.Assignment);
            }
        }

        GroupMember.Leave(Member.Patience, [first.Consumer, second.Consumer]);

        ShouldPass(history).Allowed.ShouldBeEmpty();
        history.Steps.Count(step => step is { Kind: HistoryStepKind.Revoked, Consumer: "first" }).ShouldBeGreaterThan(0);
        history.Steps.First(step => step.Kind == HistoryStepKind.Revoked).Records.Length.ShouldBe(strategy == PartitionAssignmentStrategy.Range ? 2 : 1);
    }
}
