using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Samples;

namespace StreamTesting.Kafka.Tests;

/// <summary>A consumer under test: puts out the id of each record it reads, and commits whenever it has read all there is, and at its end.</summary>
public sealed class Forwarder : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    private Forwarder(Func<CancellationToken, Task> loop) => Ended = Task.Factory.StartNew(
        () => loop(_stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    public Task Ended { get; }

    /// <summary>Starts one that stops after so many records, or throws in the place of one.</summary>
    public static Forwarder Start(
        KafkaRun run, string? group = null, int? stopAfter = null, int? throwAt = null, bool commits = true, Action<ConsumeResult<string, byte[]>>? onRead = null) =>
        new(stop => Loop(new InjectionPlace(run.BootstrapServers, run.Topics, run.OutputTopic, group ?? run.ConsumerGroup), stopAfter, throwAt, commits, onRead, stop));

    /// <summary>Starts one before anything is injected.</summary>
    public static Forwarder Start(InjectionPlace place, bool commits = true, Action<ConsumeResult<string, byte[]>>? onRead = null) =>
        new(stop => Loop(place, null, null, commits, onRead, stop));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Ended.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static Task Loop(
        InjectionPlace run, int? stopAfter, int? throwAt, bool commits, Action<ConsumeResult<string, byte[]>>? onRead, CancellationToken stop)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = run.BootstrapServers, GroupId = run.ConsumerGroup, AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false,
        };
        var consumer = new ConsumerBuilder<string, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = run.BootstrapServers, LingerMs = 0 })
            .SetLogHandler((_, _) => { }).Build();
        consumer.Subscribe(run.Topic);
        try
        {
            for (var i = 0; i != stopAfter; i++)
            {
                var record = consumer.Consume(TimeSpan.Zero) ?? Settled(consumer, producer, commits).Consume(stop);
                if (i == throwAt)
                {
                    throw new InvalidDataException($"can't go on at {record.Offset.Value}");
                }

                onRead?.Invoke(record);
                record.Message.Headers.TryGetLastBytes(RecordHeaders.EventId, out var id);
                var forwarded = new Forwarded(Encoding.UTF8.GetString(id), record.Partition.Value, record.Offset.Value);
                producer.Produce(run.OutputTopic!, new Message<Null, byte[]> { Value = JsonSerializer.SerializeToUtf8Bytes(forwarded, JsonSerializerOptions.Web) });
            }

            Settled(consumer, producer, commits);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        finally
        {
            consumer.Leave();
        }

        return Task.CompletedTask;
    }

    private static IConsumer<string, byte[]> Settled(IConsumer<string, byte[]> consumer, IProducer<Null, byte[]> producer, bool commits)
    {
        producer.Flush();
        var read = consumer.Assignment.Select(partition => new TopicPartitionOffset(partition, consumer.Position(partition)))
            .Where(position => position.Offset != Offset.Unset).ToList();
        if (commits && read.Count > 0)
        {
            consumer.Commit(read);
        }

        return consumer;
    }
}
