using Samples.Orders;
using Samples.Orders.Mistakes;
using StreamTesting;
using StreamTesting.Assertions;
using StreamTesting.Domains;
using StreamTesting.Kafka;
using Step = Samples.Orders.Step;

namespace Demo;

/// <summary>The order totals, right and wrong, on a stream of orders that is late, duplicated and out of order.</summary>
internal static class OrdersDemo
{
    public static async Task<bool> RunAsync(KafkaTestbed testbed, Seed seed)
    {
        var orders = StreamTesting.Domains.Orders.Lifecycles(count: 500)
            .Over(partitions: 3)
            .Late(rate: 0.06, upTo: TimeSpan.FromHours(2))
            .Duplicated(rate: 0.02)
            .OutOfOrder(rate: 0.12)
            .Generate(seed);
        Show.Title("A stream of orders: what was asked for, and what its arrivals measure");
        Console.Write(orders.Summary);

        return await Show.PassAsync("A consumer that remembers across restarts what it counted", () => Totals_count_every_order_once(testbed, orders))
            & await Show.FailureAsync(
                "The same consumer, but it forgets at a restart what it counted", Anomalies.Duplicate, () => Totals_forgotten_at_a_restart(testbed, orders));
    }

    private static async Task<Verdict> Totals_count_every_order_once(KafkaTestbed testbed, EventStream orders)
    {
        await using var run = await testbed.InjectAsync(orders);
        await using var consumer = OrderTotals.Start(run.BootstrapServers, run.Topic, run.OutputTopic);
        run.Watch(consumer.Completion);

        return await run.Output<OrderTotal>().ShouldDeduplicate(run.Truth, by: total => total.EventId);
    }

    private static async Task<Verdict> Totals_forgotten_at_a_restart(KafkaTestbed testbed, EventStream orders)
    {
        await using var run = await testbed.InjectAsync(orders);
        await using (var crashing = ForgetsAtRestart.Start(run.BootstrapServers, run.Topic, run.OutputTopic, CrashInTheMiddleOf(orders)))
        {
            await crashing.Completion.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await using var consumer = ForgetsAtRestart.Start(run.BootstrapServers, run.Topic, run.OutputTopic);
        run.Watch(consumer.Completion);

        return await run.Output<OrderTotal>().ShouldDeduplicate(run.Truth, by: total => total.EventId);
    }

    /// <summary>A crash when the batch with a certain event is written and not yet committed.</summary>
    private static OrderTotalsOptions CrashInTheMiddleOf(EventStream orders)
    {
        var last = orders.Truth.Events[orders.Truth.Events.Count / 2].Id;
        return new OrderTotalsOptions
        {
            BatchSize = 5,
            OnStep = (step, batch) =>
            {
                if (step == Step.Written && batch.Any(record => OrderEvent.Parse(record.Message.Value).EventId == last))
                {
                    throw new InvalidOperationException("The process dies here.");
                }
            },
        };
    }
}
