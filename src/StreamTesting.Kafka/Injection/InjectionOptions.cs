using System.Collections.Immutable;

namespace StreamTesting.Kafka;

/// <summary>How arrivals are put on a broker. Immutable; the defaults are right for most tests.</summary>
public sealed record InjectionOptions
{
    /// <summary>What the topics' names begin with, a test's name for example; a plan's domain by default. Letters that Kafka refuses become '-'.</summary>
    public string? Name { get; init; }

    /// <summary>The exact name of the topic. Null, the default, creates one for the run alone; a topic that exists needs the same number of partitions.</summary>
    public string? Topic { get; init; }

    /// <summary>The exact name of the output topic; null, the default, is the topic's name with <c>-output</c>.</summary>
    public string? OutputTopic { get; init; }

    /// <summary>How many partitions the output topic has; 1 by default, 0 for none at all where the consumer writes elsewhere.</summary>
    public int OutputPartitions { get; init; } = 1;

    /// <summary>The group that the consumer under test is expected to use; the topic's name by default.</summary>
    public string? ConsumerGroup { get; init; }

    /// <summary>The records' timestamps (CreateTime); <see cref="RecordTime.EventTime"/> by default.</summary>
    public RecordTime Timestamp { get; init; } = RecordTime.EventTime;

    /// <summary>How long the broker may take to acknowledge an arrival before the injection fails; 30 s by default.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many arrivals may wait for the broker's acknowledgement, from 1; 20,000 by default.</summary>
    public int MaxInFlight { get; init; } = 20_000;

    /// <summary>How many KiB of arrivals may wait for the broker's acknowledgement, from 1024; 65,536 by default.</summary>
    public int MaxInFlightKibibytes { get; init; } = 65_536;

    /// <summary>Whether the run's topics stay when it is disposed, to be looked at; false by default.</summary>
    public bool KeepTopics { get; init; }

    /// <summary>
    /// Settings of the topics that are created; by default <c>retention.ms=-1</c>, so that a broker does not delete old events for their
    /// timestamps.
    /// </summary>
    public IReadOnlyDictionary<string, string> TopicSettings { get; init; } =
        ImmutableDictionary<string, string>.Empty.Add("retention.ms", "-1");

    /// <summary>Further settings of the producer by librdkafka's names, for example <c>compression.type</c>; none by default.</summary>
    public IReadOnlyDictionary<string, string> ProducerSettings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Is told now and then how far the injection is, and once at the end; null by default.</summary>
    public IProgress<InjectionProgress>? Progress { get; init; }

    /// <summary>
    /// Starts the consumer under test, once the topics are there and before the first arrival. Only a plan with barriers (<see cref="Barriers"/>) needs it: the
    /// injection waits at each until the group of the place has committed all before it. Null, the default, where the consumer starts after the injection.
    /// </summary>
    public Action<InjectionPlace>? Starting { get; init; }

    /// <summary>
    /// The consumer under test, which the run starts before the first arrival, starts again where it is to die (<see cref="DisturbanceKind.ConsumerCrash"/>), and stops at its end: as
    /// <see cref="KafkaRun.Consumer"/>, which starts it after the injection. Null, the default, where the test starts it.
    /// </summary>
    public Func<InjectionPlace, CancellationToken, Task>? Consumer { get; init; }

    /// <summary>How long the consumer may take to end when its token is cancelled, before it is left to itself; from 10 ms to a day, 5 s by default.</summary>
    public TimeSpan ConsumerStopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the consumer may take at a barrier before the injection fails; from 10 ms to a day, 30 s by default.</summary>
    public TimeSpan BarrierTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Is waited for at each barrier, by its number (the last, where nothing stands between several), once the consumer has committed all before it: until the consumer's clock has moved too, so that
    /// <see cref="TruthOptions.BarriersSettle"/> holds. For example until its watermark metric stands still at what the plan has sent, or for longer than the
    /// interval at which it emits watermarks. Null, the default, where commits are enough.
    /// </summary>
    public Func<int, CancellationToken, Task>? AtBarrier { get; init; }

    internal void Validate()
    {
        Time(BarrierTimeout, nameof(BarrierTimeout));
        Time(ConsumerStopTimeout, nameof(ConsumerStopTimeout));
        Time(DeliveryTimeout, nameof(DeliveryTimeout));
        Least(OutputPartitions, 0, nameof(OutputPartitions));
        Least(MaxInFlight, 1, nameof(MaxInFlight));
        Least(MaxInFlightKibibytes, 1024, nameof(MaxInFlightKibibytes));
    }

    private static void Time(TimeSpan value, string name)
    {
        if (value < TimeSpan.FromMilliseconds(10) || value > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must lie between 10 ms and a day.");
        }
    }

    private static void Least(int value, int least, string name)
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be at least {least}.");
        }
    }
}
