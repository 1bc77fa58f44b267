using System.Text;
using Confluent.Kafka;
using Samples;
using StreamTesting.Tests;
using Xunit.Abstractions;

namespace StreamTesting.Xunit.Specimens;

/// <summary>Several classes, which xUnit runs in parallel, each with a fixture of its own.</summary>
public abstract class KafkaTests(KafkaFixture kafka, ITestOutputHelper output) : IClassFixture<KafkaFixture>
{
    [StreamTheory, Seeds(3)]
    public async Task Stream_comes_back(Seed seed)
    {
        var stream = new StreamPlan(new TestDomain(200)).Duplicated(0.1).Generate(seed);

        await using var run = await kafka.InjectAsync(stream, partitions: 3);

        Consume(run.BootstrapServers, run.Topic, stream.Count()).ShouldBe(
            stream.Select(arrival => arrival.Event.Id).Order(StringComparer.Ordinal));
        output.WriteLine($"{run.BootstrapServers} {run.Topic}");
    }

    private static List<string> Consume(string servers, string topic, int count)
    {
        var config = new ConsumerConfig { BootstrapServers = servers, GroupId = topic, AutoOffsetReset = AutoOffsetReset.Earliest };
        var consumer = new ConsumerBuilder<byte[], byte[]>(config).Build();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        consumer.Subscribe(topic);
        var ids = new List<string>();
        while (ids.Count < count)
        {
            ids.Add(Encoding.UTF8.GetString(consumer.Consume(limit.Token).Message.Headers.GetLastBytes("st-event-id")));
        }

        consumer.Leave();
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }
}

public sealed class KafkaTestsA(KafkaFixture kafka, ITestOutputHelper output) : KafkaTests(kafka, output);

public sealed class KafkaTestsB(KafkaFixture kafka, ITestOutputHelper output) : KafkaTests(kafka, output);

public sealed class KafkaTestsC(KafkaFixture kafka, ITestOutputHelper output) : KafkaTests(kafka, output);

[CollectionDefinition("kafka")]
public sealed class KafkaCollection : ICollectionFixture<KafkaFixture>;

[Collection("kafka")]
public sealed class KafkaTestsInCollection(KafkaFixture kafka, ITestOutputHelper output)
{
    [Fact]
    public void Plain_fact_uses_it() => output.WriteLine(kafka.BootstrapServers);
}
