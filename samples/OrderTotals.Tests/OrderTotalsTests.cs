using StreamTesting;
using StreamTesting.Assertions;
using StreamTesting.Kafka;
using StreamTesting.Xunit;
using Xunit;
using Shop = StreamTesting.Domains.Orders;

namespace Samples.Orders.Tests;

/// <summary>The sample consumer, on streams as wrong as the real ones.</summary>
public sealed class OrderTotalsTests(KafkaFixture kafka) : IClassFixture<KafkaFixture>
{
    [StreamTheory, Seeds(10)]
    public async Task Totals_count_every_order_once(Seed seed)
    {
        var orders = Shop.Lifecycles(count: 500)
            .Late(rate: 0.06, upTo: TimeSpan.FromHours(2))
            .Duplicated(rate: 0.02)
            .OutOfOrder(rate: 0.12)
            .Generate(seed);

        await using var run = await kafka.InjectAsync(orders, partitions: 3);
        await using var consumer = OrderTotals.Start(run.BootstrapServers, run.Topic, run.OutputTopic);
        run.Watch(consumer.Completion);

        await run.Output<OrderTotal>().ShouldDeduplicate(orders.Truth, by: total => total.EventId);
    }

    [StreamTheory, Seeds(5)]
    public async Task Totals_end_at_what_happened_last(Seed seed)
    {
        var orders = Shop.Lifecycles(count: 300, o => o with { CorrectionRate = 0.5 })
            .OutOfOrderInEntity(rate: 0.3)
            .Duplicated(rate: 0.02)
            .Generate(seed);

        await using var run = await kafka.InjectAsync(orders, partitions: 3);
        await using var consumer = OrderTotals.Start(run.BootstrapServers, run.Topic, run.OutputTopic);
        run.Watch(consumer.Completion);

        await run.Output<OrderTotal>().ShouldSatisfy(new FinalTotals(run.Truth));
    }

    [StreamTheory, Seeds(5)]
    public async Task Totals_survive_a_crash_before_the_commit(Seed seed)
    {
        var orders = Shop.Lifecycles(count: 300).Duplicated(rate: 0.02).OutOfOrder(rate: 0.12).Generate(seed);

        await using var run = await kafka.InjectAsync(orders, partitions: 3);
        var crash = Crash.At(orders.Truth, Step.Written);
        await using (var crashing = OrderTotals.Start(run.BootstrapServers, run.Topic, run.OutputTopic, crash.Options))
        {
            await crash.HappensTo(crashing);
        }

        await using var consumer = OrderTotals.Start(run.BootstrapServers, run.Topic, run.OutputTopic);

        await run.Output<OrderTotal>().ShouldDeduplicate(orders.Truth, by: total => total.EventId);
    }
}
