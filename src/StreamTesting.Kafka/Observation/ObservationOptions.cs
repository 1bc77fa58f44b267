using System.Collections.Immutable;
using System.Text.Json;

namespace StreamTesting.Kafka;

/// <summary>How a run is observed, and when the consumer under test counts as finished. Immutable; the defaults are right for most tests.</summary>
public sealed record ObservationOptions
{
    /// <summary>The options of tests that give none.</summary>
    public static ObservationOptions Default { get; } = new();

    /// <summary>
    /// How long the consumer may take from the subscription until it is provably finished; 60 s by default. Under a debugger it is without limit.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long nothing may come out once the offsets prove that all was read; 500 ms by default, zero for no such wait. A supplement for
    /// consumers that commit before their last outputs are out; it is never the proof.
    /// </summary>
    public TimeSpan QuietTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the broker may leave questions unanswered before the observation fails; 15 s by default.</summary>
    public TimeSpan BrokerTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the broker is asked for committed offsets; 50 ms by default.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The one group whose commits count. Null, the default: the run's <see cref="KafkaRun.ConsumerGroup"/> where it has committed on the
    /// run's topic, otherwise all groups that have.
    /// </summary>
    public string? ConsumerGroup { get; init; }

    /// <summary>The consumer's own account of its progress, instead of commits; null by default.</summary>
    public ConsumerProgress? Progress { get; init; }

    /// <summary>How values are read that no reader is given for; System.Text.Json's web defaults by default.</summary>
    public JsonSerializerOptions Json { get; init; } = JsonSerializerOptions.Web;

    /// <summary>Further settings of the observing consumer by librdkafka's names, for example <c>isolation.level</c> (read_committed by default).</summary>
    public IReadOnlyDictionary<string, string> ConsumerSettings { get; init; } = ImmutableDictionary<string, string>.Empty;

    internal void Validate()
    {
        Above(Timeout, TimeSpan.Zero, nameof(Timeout));
        Above(BrokerTimeout, TimeSpan.Zero, nameof(BrokerTimeout));
        Above(PollInterval, TimeSpan.Zero, nameof(PollInterval));
        Above(QuietTime, TimeSpan.FromTicks(-1), nameof(QuietTime));
    }

    private static void Above(TimeSpan value, TimeSpan limit, string name)
    {
        if (value <= limit)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be {(limit < TimeSpan.Zero ? "zero or more" : "above zero")}.");
        }
    }
}
