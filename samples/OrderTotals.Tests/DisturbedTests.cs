using Samples.Orders.Mistakes;
using Shouldly;
using StreamTesting;
using StreamTesting.Assertions;
using StreamTesting.Kafka;
using StreamTesting.Xunit;
using Xunit;
using Shop = StreamTesting.Domains.Orders;

namespace Samples.Orders.Tests;

/// <summary>The sample consumer dies twice before its commit and once behind it, and a producer writes records twice; all of it where the seed says.</summary>
public sealed class DisturbedTests(KafkaEmbeddedFixture kafka) : IClassFixture<KafkaEmbeddedFixture>
{
    private static readonly StreamPlan Plan = Shop.Lifecycles(count: 300).OutOfOrder(rate: 0.12).Disturbed(
        Disturbance.LostAcknowledgement(times: 3),
        Disturbance.ConsumerCrash(times: 2),
        Disturbance.ConsumerCrash(at: CrashPoint.AfterCommit));

    [StreamTheory, Seeds(3)]
    public async Task Totals_count_every_order_once(Seed seed)
    {
        await using var run = await kafka.InjectAsync(Plan.Generate(seed), partitions: 3);
        run.Consumer(async (place, stop) =>
        {
            await using var totals = OrderTotals.Start(place.BootstrapServers, place.Topic, place.OutputTopic!, OptionsOf(place));
            await totals.Completion.WaitAsync(stop);
        });

        await run.Output<OrderTotal>().ShouldDeduplicate(run.Truth, by: total => total.EventId);
    }

    [StreamFact]
    public async Task Forgetting_what_was_counted_counts_it_twice(Seed seed)
    {
        await using var run = await kafka.InjectAsync(Plan.Generate(seed), partitions: 3);
        run.Consumer(async (place, stop) =>
        {
            await using var totals = ForgetsAtRestart.Start(place.BootstrapServers, place.Topic, place.OutputTopic!, OptionsOf(place));
            await totals.Completion.WaitAsync(stop);
        });

        var caught = await Assert.ThrowsAsync<ShouldAssertException>(() => run.Output<OrderTotal>().ShouldDeduplicate(run.Truth, by: total => total.EventId));

        caught.Message.ShouldStartWith("ShouldDeduplicate failed: duplicate ");
        caught.Message.ShouldContain("consumer crash 1 of 2 at position ");
    }

    private static OrderTotalsOptions OptionsOf(InjectionPlace place) => new() { Group = place.ConsumerGroup, BatchSize = 20 };
}
