using System.Text;
using System.Text.Json;

namespace StreamTesting.Kafka.Tests.Observation;

[Collection(BrokerCollection.Name)]
public sealed class FailedObservationTests(BrokerFixture kafka)
{
    private static readonly ObservationOptions Quick = new() { QuietTime = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task Output_WatchedConsumerThrows_FailsAtOnceWithItsException()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(20));
        await using var consumer = Forwarder.Start(run, throwAt: 7);
        run.Watch(consumer.Ended);

        var failed = await Should.ThrowAsync<ConsumerFailedException>(() => run.Output<Forwarded>(Quick with { Timeout = TimeSpan.FromHours(1) }).AllAsync());

        failed.Message.ShouldBe("The consumer under test failed: InvalidDataException: can't go on at 7");
        failed.InnerException.ShouldBeOfType<InvalidDataException>();
    }

    [Fact]
    public async Task Output_WatchedConsumerEndsEarly_FailsAtOnceAndSaysWhereItWas()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(20));
        await using var consumer = Forwarder.Start(run, stopAfter: 7);
        run.Watch(consumer.Ended);

        var failed = await Should.ThrowAsync<ConsumerFailedException>(() => run.Output<Forwarded>(Quick with { Timeout = TimeSpan.FromHours(1) }).AllAsync());

        failed.Message.ShouldStartWith("The consumer under test ended before it had read all that was injected.");
        failed.Message.ShouldContain("committed 7 of 20 in partition 0");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-another")]
    public async Task Output_WatchedConsumerEndsWithAllRead_Completes(string group)
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(20));
        await using var consumer = Forwarder.Start(run, group: run.ConsumerGroup + group, stopAfter: 20);
        run.Watch(consumer.Ended);

        (await run.Output<Forwarded>(Quick).AllAsync()).Count.ShouldBe(20);
    }

    [Theory]
    [InlineData("{\"id\": 7}", "7B226964223A20377D, as text '{\"id\": 7}'", typeof(JsonException))]
    [InlineData("no json", "6E6F206A736F6E, as text 'no json'", typeof(JsonException))]
    [InlineData("null", "the value is JSON's null", typeof(JsonException))]
    public async Task Output_RecordThatCannotBeRead_FailsWithItsPlaceAndBytes(string value, string expected, Type inner)
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        await Topic.WriteAsync(kafka.Broker, run.OutputTopic, JsonSerializer.SerializeToUtf8Bytes(new Forwarded("e0", 0, 0), JsonSerializerOptions.Web), Encoding.UTF8.GetBytes(value));

        var failed = await Should.ThrowAsync<KafkaObservationException>(() => run.Output<Forwarded>(Quick).AllAsync());

        failed.Message.ShouldStartWith($"The record at offset 1 of '{run.OutputTopic}', partition 0, can't be read as Forwarded: ");
        failed.Message.ShouldContain(expected);
        failed.Offset.ShouldBe(1);
        failed.InnerException.ShouldBeOfType(inner);
    }

    [Fact]
    public async Task Output_Tombstone_CannotBeReadAsJson()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        await Topic.WriteAsync(kafka.Broker, run.OutputTopic, [null]);

        var failed = await Should.ThrowAsync<KafkaObservationException>(() => run.Output<Forwarded>(Quick).AllAsync());

        failed.Message.ShouldContain("it has no value (a tombstone); give Output<T> a reader that knows what that means");
    }

    [Fact]
    public async Task Output_ObserverThrows_EndsInThatException()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        await Topic.WriteAsync(kafka.Broker, run.OutputTopic, [1]);
        var failed = new TaskCompletionSource<Exception>();

        using var subscription = run.Output(_ => 1, Quick).Subscribe(new Throwing(failed));

        (await failed.Task.WaitAsync(TimeSpan.FromSeconds(30))).Message.ShouldBe("not in the mood");
    }

    [Fact]
    public async Task Output_RunDisposed_EndsTheObservation()
    {
        var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        var observing = run.Output<Forwarded>().AllAsync();

        await run.DisposeAsync();

        (await Should.ThrowAsync<ObjectDisposedException>(() => observing)).Message.ShouldContain("was disposed while");
    }

    [Fact]
    public async Task ConsumedAsync_ConsumerReadsAll_Ends()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(20), partitions: 2);
        await using var consumer = Forwarder.Start(run);

        await run.ConsumedAsync();

        (await run.Progress.NowAsync()).IsCaughtUp.ShouldBeTrue();
    }

    [Fact]
    public async Task ConsumedAsync_Cancelled_Ends()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        using var cancelled = new CancellationTokenSource();
        var waiting = run.ConsumedAsync(cancellationToken: cancelled.Token);

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    private sealed class Throwing(TaskCompletionSource<Exception> failed) : IObserver<Observed<int>>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
            failed.TrySetResult(error);
            throw new InvalidOperationException("not even in the end");
        }

        public void OnNext(Observed<int> value) => throw new InvalidOperationException("not in the mood");
    }
}
