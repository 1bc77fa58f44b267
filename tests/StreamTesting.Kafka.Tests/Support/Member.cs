using System.Diagnostics;
using Confluent.Kafka;
using Samples;

namespace StreamTesting.Kafka.Tests;

/// <summary>A consumer whose history is recorded, driven step by step by its test.</summary>
internal sealed class Member
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConsumerHistory _history;

    public Member(
        KafkaRun run, ConsumerHistory history, string name, Action<ConsumerConfig>? configure = null, Action<ConsumerBuilder<byte[], byte[]>>? handle = null)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = run.BootstrapServers, GroupId = run.ConsumerGroup, AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false, FetchWaitMaxMs = 50,
        };
        configure?.Invoke(config);
        var builder = new ObservedConsumerBuilder<byte[], byte[]>(config, history, name).SetLogHandler((_, _) => { });
        handle?.Invoke(builder);
        (_history, Name) = (history, name);
        Consumer = builder.Build();
        Consumer.Subscribe(run.Topic);
    }

    public string Name { get; }

    public IConsumer<byte[], byte[]> Consumer { get; }

    /// <summary>Reads so many records.</summary>
    public IReadOnlyList<ConsumeResult<byte[], byte[]>> Read(int count, Action<ConsumeResult<byte[], byte[]>>? each = null)
    {
        var read = new List<ConsumeResult<byte[], byte[]>>();
        var clock = Stopwatch.StartNew();
        while (read.Count < count)
        {
            (clock.Elapsed < Patience).ShouldBeTrue($"{Name} read {read.Count} of {count} within {Patience}");
            if (Consumer.Consume(TimeSpan.FromMilliseconds(100)) is { IsPartitionEOF: false } record)
            {
                each?.Invoke(record);
                read.Add(record);
            }
        }

        return read;
    }

    public void Process(ConsumeResult<byte[], byte[]> record) => _history.Processed(Name, record);

    public void ProcessAndCommit(ConsumeResult<byte[], byte[]> record)
    {
        Process(record);
        Consumer.Commit(record);
    }

    public void Leave() => Consumer.Leave();

    /// <summary>Ends it where it is, without a poll more; its group is at rest.</summary>
    public void Close() => GroupMember.Close(Consumer, Patience);
}
