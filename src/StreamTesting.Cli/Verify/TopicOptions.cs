using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>The topic that the consumer under test writes to.</summary>
internal sealed class TopicOptions
{
    private readonly Option<string?> _bootstrap = Opt.Text("--kafka-bootstrap", "HOST:PORT", "Reads the outputs from this Kafka, several servers apart by commas.");
    private readonly Option<string?> _topic = Opt.Text("--topic", "TOPIC", "The topic with the outputs.");
    private readonly Option<TimeSpan?> _within = Opt.Time("--within", "Waits up to so long for outputs that are missing; without it the topic is read up to its ends of now.");
    private readonly Option<string[]> _settings = Opt.Many("--kafka-setting", "NAME=VALUE", "A setting of the consumer by librdkafka's name, for example isolation.level=read_uncommitted.");

    public IEnumerable<Option> All => [_bootstrap, _topic, _within, _settings];

    public TimeSpan? Within(ParseResult result) => result.GetValue(_within);

    public IOutputSource? Source(ParseResult result, Division division, TimeProvider time)
    {
        if (result.GetValue(_bootstrap) is not { } servers)
        {
            return result.GetValue(_topic) is null && Within(result) is null
                ? null
                : throw CliException.Usage("--topic and --within are of Kafka: --kafka-bootstrap HOST:PORT is needed.");
        }

        var topic = result.GetValue(_topic) ?? throw CliException.Usage("--kafka-bootstrap needs --topic TOPIC, the one with the outputs.");
        return new TopicSource(servers, topic, Pairs.All("--kafka-setting", result.GetValue(_settings)))
        {
            Within = Within(result),
            Partitions = division.By == Division.ByPartition ? division.Chosen : null,
            Time = time,
        };
    }
}
