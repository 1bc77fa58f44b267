using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>The topic that the consumer under test writes to.</summary>
internal sealed class TopicOptions
{
    private readonly Option<string?> _bootstrap = Opt.Text("--kafka-bootstrap", "HOST:PORT", "Reads the outputs from this Kafka, several servers apart by commas.");
    private readonly Option<string?> _topic = Opt.Text("--topic", "TOPIC", "The topic with the outputs.");
    private readonly Option<TimeSpan?> _within = Opt.Time("--within", "Waits up to so long for outputs that are missing; without it the topic is read up to its ends of now.");
    private readonly Option<string?> _group = Opt.Text("--group", "NAME", "Shares the partitions with other workers of this name, as one consumer group of Kafka; a new name for each verification.");
    private readonly Option<string[]> _settings = Opt.Many("--kafka-setting", "NAME=VALUE", "A setting of the consumer by librdkafka's name, for example isolation.level=read_uncommitted.");

    public IEnumerable<Option> All => [_bootstrap, _topic, _within, _group, _settings];

    public TimeSpan? Within(ParseResult result) => result.GetValue(_within);

    public bool IsShared(ParseResult result) => result.GetValue(_group) is not null;

    public IOutputSource? Source(ParseResult result, Division division, bool isDivided, TimeProvider time)
    {
        if (result.GetValue(_bootstrap) is not { } servers)
        {
            return result.GetValue(_topic) is null && Within(result) is null && !IsShared(result)
                ? null
                : throw CliException.Usage("--topic, --within and --group are of Kafka: --kafka-bootstrap HOST:PORT is needed.");
        }

        var topic = result.GetValue(_topic) ?? throw CliException.Usage("--kafka-bootstrap needs --topic TOPIC, the one with the outputs.");
        var client = new TopicClient(servers, topic, Pairs.All("--kafka-setting", result.GetValue(_settings)));
        if (result.GetValue(_group) is { } group)
        {
            return Within(result) is null && !isDivided
                ? new GroupSource(client, group, division.Of, time)
                : throw CliException.Usage("--group gives each worker its partitions and reads them up to their ends of now: leave --within, --part and --partition out.");
        }

        return new TopicSource(client)
        {
            Within = Within(result),
            Partitions = division.By == Division.ByPartition ? division.Chosen : null,
            Time = time,
        };
    }
}
