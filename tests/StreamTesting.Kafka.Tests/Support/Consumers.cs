using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Samples;

namespace StreamTesting.Kafka.Tests;

/// <summary>Parts of consumers that a run owns: <see cref="KafkaRun.Consumer"/>.</summary>
internal static class Consumers
{
    /// <summary>Forwards each record once it was read, and commits it then: at least once.</summary>
    public static Func<InjectionPlace, CancellationToken, Task> Forwarding(Action<InjectionPlace>? onStart = null, Action<ConsumerConfig>? configure = null) => (place, stop) =>
    {
        onStart?.Invoke(place);
        var consumer = Reader(place, configure);
        using var producer = Writer(place);
        return Looping(consumer, stop, record =>
        {
            producer.Produce(place.OutputTopic!, MessageOf(record));
            producer.Flush(stop);
            consumer.Commit(record);
        });
    };

    public static IConsumer<string, byte[]> Reader(
        InjectionPlace place, Action<ConsumerConfig>? configure = null, Action<ConsumerBuilder<string, byte[]>>? handle = null, bool subscribes = true)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = place.BootstrapServers, GroupId = place.ConsumerGroup, AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false, FetchWaitMaxMs = 20, CancellationDelayMaxMs = 10,
        };
        configure?.Invoke(config);
        var builder = new ConsumerBuilder<string, byte[]>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { });
        handle?.Invoke(builder);
        var consumer = builder.Build();
        if (subscribes)
        {
            consumer.Subscribe(place.Topic);
        }

        return consumer;
    }

    public static IProducer<string, byte[]> Writer(InjectionPlace place, string? transactionalId = null, int linger = 0) => new ProducerBuilder<string, byte[]>(new ProducerConfig
    {
        BootstrapServers = place.BootstrapServers, LingerMs = linger, EnableIdempotence = true, TransactionalId = transactionalId, ReconnectBackoffMs = 5, ReconnectBackoffMaxMs = 50, RetryBackoffMs = 10,
    }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();

    public static Message<string, byte[]> MessageOf(ConsumeResult<string, byte[]> record) => new()
    {
        Key = record.Message.Key, Value = JsonSerializer.SerializeToUtf8Bytes(new Forwarded(IdOf(record), record.Partition.Value, record.Offset.Value), JsonSerializerOptions.Web),
    };

    public static string IdOf(ConsumeResult<string, byte[]> record) =>
        record.Message.Headers.TryGetLastBytes(RecordHeaders.EventId, out var id) ? Encoding.UTF8.GetString(id) : "";

    /// <summary>Reads until it is stopped or something throws. What the broker refuses when a session is over is no end: the records come again.</summary>
    public static Task Looping(IConsumer<string, byte[]> consumer, CancellationToken stop, Action<ConsumeResult<string, byte[]>> each)
    {
        try
        {
            while (true)
            {
                var record = consumer.Consume(stop);
                try
                {
                    each(record);
                }
                catch (KafkaException e) when (IsPassing(e.Error.Code) && !stop.IsCancellationRequested)
                {
                }
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return Task.CompletedTask;
        }
        finally
        {
            GroupMember.Leave(TimeSpan.FromSeconds(2), [consumer]);
        }
    }

    /// <summary>What a broker refuses for the moment only.</summary>
    public static bool IsPassing(ErrorCode code) => code is ErrorCode.UnknownMemberId or ErrorCode.IllegalGeneration or ErrorCode.RebalanceInProgress or ErrorCode.NotCoordinatorForGroup
        or ErrorCode.Local_Transport or ErrorCode.Local_TimedOut or ErrorCode.Local_WaitCoord or ErrorCode.Local_AssignmentLost or ErrorCode.RequestTimedOut;
}
