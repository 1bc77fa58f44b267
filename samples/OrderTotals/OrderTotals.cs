using System.Text.Json;
using Confluent.Kafka;

namespace Samples.Orders;

/// <summary>
/// Reads order events and writes, for each event once, what its order costs now. It writes before it commits, so a crash repeats records
/// and loses none; what it has written tells it after a restart which events are counted. One instance runs at a time.
/// </summary>
public class OrderTotals : IAsyncDisposable
{
    private readonly string _topic;
    private readonly OrderTotalsOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly IConsumer<string, byte[]> _consumer;
    private readonly IProducer<string, byte[]> _producer;
    private readonly OutputTopic _output;

    protected OrderTotals(string bootstrapServers, string topic, string outputTopic, OrderTotalsOptions? options)
    {
        _topic = topic;
        _options = options ?? new OrderTotalsOptions();
        _consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = _options.Group ?? $"order-totals.{topic}",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
        }).Build();
        _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            EnableIdempotence = true,
            LingerMs = 1,
        }).Build();
        _output = new OutputTopic(bootstrapServers, outputTopic);
    }

    /// <summary>Ends when the consumer does: by being disposed, or in what it threw.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Its state. What is in the output topic at the start is in it.</summary>
    protected virtual OrderBook Book { get; } = new();

    public static OrderTotals Start(string bootstrapServers, string topic, string outputTopic, OrderTotalsOptions? options = null) =>
        Run(new OrderTotals(bootstrapServers, topic, outputTopic, options));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Completion.ContinueWith(_ => { }, TaskScheduler.Default);
        GC.SuppressFinalize(this);
    }

    protected static T Run<T>(T consumer)
        where T : OrderTotals
    {
        consumer.Completion = Task.Factory.StartNew(consumer.Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return consumer;
    }

    protected virtual void Restore()
    {
        foreach (var written in _output.ReadAll())
        {
            Book.Restore(written);
        }
    }

    protected virtual void Handle(IReadOnlyList<ConsumeResult<string, byte[]>> batch)
    {
        Write(batch);
        Commit(batch);
    }

    protected void Write(IReadOnlyList<ConsumeResult<string, byte[]>> batch)
    {
        Error? failed = null;
        foreach (var record in batch)
        {
            if (Book.Count(OrderEvent.Parse(record.Message.Value)) is { } total)
            {
                var message = new Message<string, byte[]> { Key = total.OrderId, Value = JsonSerializer.SerializeToUtf8Bytes(total, JsonSerializerOptions.Web) };
                _producer.Produce(_output.Name, message, report => failed = report.Error.IsError ? report.Error : failed);
            }
        }

        _producer.Flush(CancellationToken.None);
        if (failed is not null)
        {
            throw new KafkaException(failed);
        }

        _options.OnStep(Step.Written, batch);
    }

    protected void Commit(IReadOnlyList<ConsumeResult<string, byte[]>> batch)
    {
        _consumer.Commit(batch
            .GroupBy(record => record.TopicPartition)
            .Select(records => new TopicPartitionOffset(records.Key, records.Max(record => record.Offset.Value) + 1)));
        _options.OnStep(Step.Committed, batch);
    }

    private void Loop()
    {
        try
        {
            Restore();
            _consumer.Subscribe(_topic);
            while (true)
            {
                Handle(NextBatch());
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        finally
        {
            _consumer.Leave();
            _producer.Dispose();
        }
    }

    private List<ConsumeResult<string, byte[]>> NextBatch()
    {
        var batch = new List<ConsumeResult<string, byte[]>> { _consumer.Consume(_stop.Token) };
        while (batch.Count < _options.BatchSize && _consumer.Consume(TimeSpan.Zero) is { } more)
        {
            batch.Add(more);
        }

        return batch;
    }
}
