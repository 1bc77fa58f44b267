using Samples.Orders;

if (args is not [var bootstrapServers, var topic, var outputTopic])
{
    Console.Error.WriteLine("usage: OrderTotals <bootstrap servers> <topic of order events> <topic for totals>");
    return 2;
}

var stopped = new TaskCompletionSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopped.TrySetResult();
};

await using var totals = OrderTotals.Start(bootstrapServers, topic, outputTopic);
await await Task.WhenAny(totals.Completion, stopped.Task);
return 0;
