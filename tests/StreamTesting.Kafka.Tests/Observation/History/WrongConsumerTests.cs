using System.Diagnostics;
using Confluent.Kafka;

namespace StreamTesting.Kafka.Tests.Observation;

/// <summary>Consumers with a bug each, on a broker: each is caught by name, with the number of records.</summary>
[Collection(BrokerCollection.Name)]
public sealed class WrongConsumerTests(BrokerFixture kafka)
{
    private const int Count = 20;

    private Task<KafkaRun> Injected() => kafka.Testbed.InjectAsync(BrokerFixture.Stream(Count));

    private static ConsumerHistory HistoryOf(KafkaRun run)
    {
        var history = new ConsumerHistory();
        history.Injected(run.Injection);
        return history;
    }

    private static string Found(ConsumerHistory history) => string.Join(", ", history.Steps.AsObserved().Judge(new ConsumerReading())
        .Counts.Select(count => $"{count.Key} {count.Value.Violations}"));

    [Fact]
    public async Task Judge_AConsumerThatCommitsBeforeItProcesses_IsCaught()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var member = new Member(run, history, "hasty");
        member.Read(Count, record =>
        {
            member.Consumer.Commit(record);
            member.Process(record);
        });
        member.Leave();

        Found(history).ShouldBe("commit-before-processing 20");
    }

    [Fact]
    public async Task Judge_AConsumerThatSeeksBack_IsCaught()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var member = new Member(run, history, "seeker");
        var last = member.Read(10, member.ProcessAndCommit)[^1];
        member.Consumer.Seek(new TopicPartitionOffset(last.TopicPartition, 5));
        member.Read(15, member.ProcessAndCommit);
        member.Leave();

        Found(history).ShouldBe("commit-back 1, nonmonotonic-poll 1, reprocessed 5");
    }

    [Fact]
    public async Task Judge_AConsumerThatSeeksAhead_IsCaught()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var member = new Member(run, history, "skipper");
        var last = member.Read(10, member.ProcessAndCommit)[^1];
        member.Consumer.Seek(new TopicPartitionOffset(last.TopicPartition, 13));
        member.Read(7, member.ProcessAndCommit);
        member.Leave();

        Found(history).ShouldBe("lost-write 3, poll-skip 1");
    }

    [Fact]
    public async Task Judge_AConsumerThatCommitsTooFar_IsCaughtAndSoIsWhatIsLostByIt()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var first = new Member(run, history, "first");
        first.Consumer.Commit([new TopicPartitionOffset(first.Read(1)[0].TopicPartition, 6)]);
        first.Close();
        var second = new Member(run, history, "second");
        second.Read(14);
        second.Consumer.Commit();
        second.Leave();

        Found(history).ShouldBe("commit-too-far 5, lost-write 5");
    }

    [Fact]
    public async Task Judge_AConsumerThatForgetsToCommit_IsCaught()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var member = new Member(run, history, "forgetful");
        member.Read(Count, member.Process);
        member.Leave();

        Found(history).ShouldBe("uncommitted 20");
    }

    [Fact]
    public async Task Judge_AConsumerThatStartsAtTheWrongEnd_IsCaught()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var member = new Member(run, history, "latest", config => (config.AutoOffsetReset, config.EnablePartitionEof) = (AutoOffsetReset.Latest, true));
        AwaitEnd(member);
        await Topic.WriteAsync(kafka.Broker, run.Topic, [1], [2]);
        member.Read(2, member.ProcessAndCommit);
        member.Leave();

        Found(history).ShouldBe("lost-write 20, wrong-start 1");
    }

    [Fact]
    public async Task Judge_AConsumerThatBeginsAnewAtEachStart_IsCaught()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        foreach (var name in new[] { "first", "second" })
        {
            var member = new Member(run, history, name, handle: builder => builder.SetPartitionsAssignedHandler(
                (_, partitions) => partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning))));
            member.Read(Count, member.ProcessAndCommit);
            member.Leave();
        }

        Found(history).ShouldBe("reprocessed 20, wrong-start 1");
    }

    [Fact]
    public async Task Judge_AConsumerThatStopsHalfWay_IsCaught()
    {
        await using var run = await Injected();
        var history = HistoryOf(run);
        var member = new Member(run, history, "lazy");
        member.Read(12, member.ProcessAndCommit);
        member.Close();

        Found(history).ShouldBe("unseen 8");
    }

    private static void AwaitEnd(Member member)
    {
        var clock = Stopwatch.StartNew();
        while (member.Consumer.Consume(TimeSpan.FromMilliseconds(100)) is not { IsPartitionEOF: true })
        {
            (clock.Elapsed < Member.Patience).ShouldBeTrue("it never came to the end");
        }
    }
}
