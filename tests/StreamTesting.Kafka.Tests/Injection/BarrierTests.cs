using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace StreamTesting.Kafka.Tests.Injection;

[Collection(BrokerCollection.Name)]
public sealed class BarrierTests(BrokerFixture kafka)
{
    private static readonly EventStream Stream = new StreamPlan(new TestDomain(60)).Over(3).Barriers(every: 20).Flushed(TimeSpan.FromHours(1), afterBarrier: true).Generate(new Seed(1));

    [Fact]
    public async Task InjectAsync_APlanWithBarriers_InjectsNothingBehindOneBeforeTheConsumerCommittedAllBefore()
    {
        var read = new ConcurrentQueue<long>();
        Forwarder? consumer = null;
        var options = new InjectionOptions { Starting = place => consumer = Forwarder.Start(place, onRead: record => read.Enqueue(PositionOf(record.Message.Headers))) };

        await using var run = await kafka.Testbed.InjectAsync(Stream, options: options);

        await run.ConsumedAsync();
        await consumer!.DisposeAsync();
        var barriers = Stream.ToDictionary(arrival => arrival.Position, arrival => arrival.Barrier);
        read.Count.ShouldBe(63);
        read.Select(position => barriers[position]).ShouldBeInOrder();
        barriers.Values.Max().ShouldBe(4);
    }

    [Fact]
    public async Task InjectAsync_AConsumerWithAClockOfItsOwn_IsWaitedForAtEachBarrier()
    {
        var read = 0;
        var settled = new List<(int Barrier, int Read)>();
        Forwarder? consumer = null;
        var options = new InjectionOptions
        {
            Starting = place => consumer = Forwarder.Start(place, onRead: _ => Interlocked.Increment(ref read)),
            AtBarrier = (barrier, _) =>
            {
                settled.Add((barrier, Volatile.Read(ref read)));
                return Task.CompletedTask;
            },
        };

        await using var run = await kafka.Testbed.InjectAsync(Stream, options: options);

        await consumer!.DisposeAsync();
        settled.ShouldBe([(1, 20), (2, 40), (4, 60)]);
    }

    [Fact]
    public async Task InjectAsync_AConsumerThatDoesNotCommit_FailsInTimeAndSaysWhoIsBehind()
    {
        Forwarder? consumer = null;
        var options = new InjectionOptions { Starting = place => consumer = Forwarder.Start(place, commits: false), BarrierTimeout = TimeSpan.FromMilliseconds(200) };

        var failed = await Should.ThrowAsync<KafkaTimeoutException>(() => kafka.Testbed.InjectAsync(Stream, options: options));

        failed.Message.ShouldMatch("^Group '.*' had not committed all of '.*' after 0.2 s: 20 to go\\.\n");
        await consumer!.DisposeAsync();
    }

    [Fact]
    public async Task InjectAsync_BarriersAndNoConsumer_IsRefusedWithWhatToDo()
    {
        var refused = await Should.ThrowAsync<ArgumentException>(() => kafka.Testbed.InjectAsync(Stream));

        refused.Message.ShouldStartWith("The plan has a step 'a barrier after every 20 arrivals': at a barrier the injection waits for the consumer's commits");
        refused.Message.ShouldContain("InjectionOptions.Starting");
    }

    private static long PositionOf(Confluent.Kafka.Headers headers)
    {
        headers.TryGetLastBytes(RecordHeaders.Position, out var position);
        return long.Parse(Encoding.UTF8.GetString(position), CultureInfo.InvariantCulture);
    }
}
