using System.Diagnostics;
using Demo;
using StreamTesting;
using StreamTesting.Kafka;

var text = args.FirstOrDefault() ?? Environment.GetEnvironmentVariable("STREAMTESTING_SEED");
Seed seed;
try
{
    seed = text is null ? new Seed(42) : Seed.Parse(text);
}
catch (SeedFormatException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

var clock = Stopwatch.StartNew();
await using var broker = await EmbeddedBroker.StartAsync();
using var testbed = new KafkaTestbed(broker);
Show.Title($"Broker: {broker.Name} at {broker.BootstrapServers}, in this process");

var asExpected = await OrdersDemo.RunAsync(testbed, seed);
asExpected &= await GuestsDemo.RunAsync(testbed, seed);

Show.Title(asExpected
    ? $"The right consumers passed, the wrong ones were caught, in {clock.Elapsed.TotalSeconds:0.0} s"
    : "Not as expected: see above");
return asExpected ? 0 : 1;
