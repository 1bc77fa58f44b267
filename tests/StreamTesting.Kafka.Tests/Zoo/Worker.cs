using System.Text.Json;
using Confluent.Kafka;
using Samples;

namespace StreamTesting.Kafka.Tests.Zoo;

/// <summary>A consumer that puts out what it reads, with the habits of its kind. One instance is one start of it: nothing is left of it when it dies.</summary>
internal sealed class Worker : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly InjectionPlace _place;
    private readonly Habits _habits;
    private readonly IProducer<string, byte[]> _producer;
    private readonly IConsumer<string, byte[]> _consumer;
    private readonly HashSet<string> _known = [];
    private readonly Dictionary<int, long> _putOut = [];
    private readonly List<ConsumeResult<string, byte[]>> _open = [];

    private Worker(InjectionPlace place, Habits habits)
    {
        (_place, _habits) = (place, habits);
        _producer = Consumers.Writer(place, habits.IsTransactional ? place.Topic : null, habits.DoesNotWaitForItsOutput ? 200 : 0);
        if (habits.IsTransactional)
        {
            _producer.InitTransactions(Patience);
        }

        if (habits.Restores || habits.BeginsBehindItsOutput)
        {
            Restore();
        }

        _consumer = Consumers.Reader(place, handle: builder => builder
            .SetPartitionsAssignedHandler((_, partitions) => partitions.Select(partition => new TopicPartitionOffset(partition, Begin(partition.Partition.Value))))
            .SetPartitionsRevokedHandler((_, _) => Forget())
            .SetPartitionsLostHandler((_, _) => Forget()));
    }

    /// <summary>What a run starts, and starts again: <see cref="KafkaRun.Consumer"/>. What the broker refuses in passing makes it begin anew, as a job's supervisor would.</summary>
    public static Func<InjectionPlace, CancellationToken, Task> Of(Habits habits) => (place, stop) =>
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var worker = new Worker(place, habits);
                worker.Work(stop);
            }
            catch (KafkaException e) when (stop.IsCancellationRequested || habits.IsTransactional || Consumers.IsPassing(e.Error.Code))
            {
            }
        }

        return Task.CompletedTask;
    };

    public void Dispose()
    {
        GroupMember.Leave(TimeSpan.FromSeconds(2), [_consumer]);
        _producer.Dispose();
    }

    private void Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var record = _consumer.Consume(TimeSpan.FromMilliseconds(20));
            if (record is not null)
            {
                _open.Add(record);
            }

            if (_open.Count >= _habits.Batch || (record is null && _open.Count > 0))
            {
                Settle();
                _open.Clear();
            }
        }
    }

    private void Settle()
    {
        if (_habits.IsTransactional)
        {
            _producer.BeginTransaction();
            PutOut();
            _producer.SendOffsetsToTransaction(Offsets(), _consumer.ConsumerGroupMetadata, Patience);
            _producer.CommitTransaction(Patience);
        }
        else if (_habits.CommitsFirst)
        {
            Commit();
            PutOut();
        }
        else
        {
            PutOut();
            Commit();
        }
    }

    private void PutOut()
    {
        foreach (var record in _open.Where(record => !_habits.Deduplicates || _known.Add(Identity(Consumers.IdOf(record), record.Partition.Value, record.Offset.Value))))
        {
            _producer.Produce(_place.OutputTopic!, Consumers.MessageOf(record));
        }

        if (!_habits.DoesNotWaitForItsOutput)
        {
            _producer.Flush(Patience);
        }
    }

    private void Commit()
    {
        try
        {
            _consumer.Commit(Offsets());
        }
        catch (KafkaException e) when (Consumers.IsPassing(e.Error.Code))
        {
            if (_habits.PutsOutAgainWhenACommitFails)
            {
                _known.Clear();
                PutOut();
            }
        }
    }

    private IEnumerable<TopicPartitionOffset> Offsets() =>
        _open.GroupBy(record => record.TopicPartition).Select(partition => new TopicPartitionOffset(partition.Key, partition.Max(record => record.Offset.Value) + 1));

    private string Identity(string id, int partition, long offset) => _habits.KnowsByOffset ? $"{partition}/{offset}" : id;

    private Offset Begin(int partition) => _habits.BeginsAtTheBeginning ? Offset.Beginning
        : _habits.BeginsBehindItsOutput && _putOut.TryGetValue(partition, out var last) ? last + 1
        : Offset.Unset;

    private void Forget()
    {
        if (_habits.ForgetsWhenPartitionsGo)
        {
            _known.Clear();
        }
    }

    private void Restore()
    {
        using var reader = Consumers.Reader(_place with { ConsumerGroup = $"{_place.ConsumerGroup}-restore" }, config =>
        {
            config.EnablePartitionEof = true;
            config.IsolationLevel = _habits.RestoresAborted ? IsolationLevel.ReadUncommitted : IsolationLevel.ReadCommitted;
        }, subscribes: false);
        reader.Assign(new TopicPartitionOffset(_place.OutputTopic, 0, Offset.Beginning));
        using var late = new CancellationTokenSource(Patience);
        while (reader.Consume(late.Token) is { IsPartitionEOF: false } written)
        {
            var forwarded = JsonSerializer.Deserialize<Forwarded>(written.Message.Value, JsonSerializerOptions.Web)!;
            _known.Add(Identity(forwarded.Id, forwarded.Partition, forwarded.Offset));
            _putOut[forwarded.Partition] = Math.Max(forwarded.Offset, _putOut.GetValueOrDefault(forwarded.Partition));
        }
    }
}
