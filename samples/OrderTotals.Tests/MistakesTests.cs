using Samples.Orders.Mistakes;
using Shouldly;
using StreamTesting;
using StreamTesting.Assertions;
using StreamTesting.Kafka;
using StreamTesting.Xunit;
using Xunit;
using Shop = StreamTesting.Domains.Orders;

namespace Samples.Orders.Tests;

/// <summary>Three consumers that look right and are wrong, each caught by the name of what it does.</summary>
public sealed class MistakesTests(KafkaFixture kafka) : IClassFixture<KafkaFixture>
{
    private static StreamPlan Plan => Shop.Lifecycles(count: 200).Duplicated(rate: 0.02).OutOfOrder(rate: 0.12);

    [StreamTheory, Seeds(3)]
    public async Task Committing_before_processing_loses_events(Seed seed)
    {
        var orders = Plan.Generate(seed);
        await using var run = await kafka.InjectAsync(orders, partitions: 3);
        var crash = Crash.At(orders.Truth, Step.Committed);
        await using (var crashing = CommitsBeforeProcessing.Start(run.BootstrapServers, run.Topic, run.OutputTopic, crash.Options))
        {
            await crash.HappensTo(crashing);
        }

        await using var consumer = CommitsBeforeProcessing.Start(run.BootstrapServers, run.Topic, run.OutputTopic);

        var caught = await Assert.ThrowsAsync<ShouldAssertException>(
            () => run.Output<OrderTotal>().ShouldDeduplicate(orders.Truth, by: total => total.EventId));
        caught.Message.ShouldStartWith("ShouldDeduplicate failed: lost ");
        caught.Message.ShouldContain($"[Seeds(\"{seed}\")]");
        var verdict = await run.Output<OrderTotal>().JudgeAsync(new Deduplication<OrderTotal>(orders.Truth, total => total.EventId));
        verdict.Counts.Keys.ShouldBe([Anomalies.Lost]);
        verdict.OutputsOf(crash.EventId).ShouldBeEmpty();
    }

    [StreamTheory, Seeds(3)]
    public async Task Forgetting_what_was_counted_counts_it_twice(Seed seed)
    {
        var orders = Plan.Generate(seed);
        await using var run = await kafka.InjectAsync(orders, partitions: 3);
        var crash = Crash.At(orders.Truth, Step.Written);
        await using (var crashing = ForgetsAtRestart.Start(run.BootstrapServers, run.Topic, run.OutputTopic, crash.Options))
        {
            await crash.HappensTo(crashing);
        }

        await using var consumer = ForgetsAtRestart.Start(run.BootstrapServers, run.Topic, run.OutputTopic);

        var verdict = await run.Output<OrderTotal>().JudgeAsync(new Deduplication<OrderTotal>(orders.Truth, total => total.EventId));
        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.Counts.Keys.ShouldBe([Anomalies.Duplicate]);
        verdict.OutputsOf(crash.EventId).Count.ShouldBe(2);
    }

    [StreamTheory, Seeds(3)]
    public async Task Letting_the_last_arrival_win_ends_at_stale_totals(Seed seed)
    {
        var orders = Shop.Lifecycles(count: 200, o => o with { CorrectionRate = 0.5 }).OutOfOrderInEntity(rate: 0.3).Generate(seed);
        await using var run = await kafka.InjectAsync(orders, partitions: 3);
        await using var consumer = LastArrivalWins.Start(run.BootstrapServers, run.Topic, run.OutputTopic);

        var verdict = await run.Output<OrderTotal>().JudgeAsync(new FinalTotals(run.Truth));
        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.Counts.Keys.ShouldBe([FinalTotals.Stale]);
    }
}
