using System.CommandLine;
using System.Text;
using StreamTesting.Kafka;

namespace StreamTesting.Cli;

/// <summary>Where Kafka is, and how records are sent there (O-28, O-29, OX-1).</summary>
internal sealed class KafkaOptions(string usualTopic)
{
    private readonly Option<string?> _bootstrap = Opt.Text("--kafka-bootstrap", "HOST:PORT", "Sends to this Kafka, several servers apart by commas.");
    private readonly Option<string?> _topic = Opt.Text("--kafka-topic", "TOPIC", "The topic, made where it is not there; of a stream with several topics, what their names begin with.", usualTopic);
    private readonly Option<string?> _keyField = Opt.Text("--kafka-key-field", "FIELD", "The member that is the key, looked for in the payload first; the key of its entity, or none for a file, by default.");
    private readonly Option<long?> _partitions = Opt.Whole("--kafka-partitions", "How many partitions a topic has; those that it has, or 1 where it is made, by default.", null, 1, 10_000);
    private readonly Option<string?> _acks = Opt.Word("--kafka-acks", "Which brokers acknowledge a record.", "all", "all", "1", "0");
    private readonly Option<TimeSpan?> _linger = Opt.Time("--kafka-linger", "How long a record may wait for others.", TimeSpan.FromMilliseconds(25));
    private readonly Option<string[]> _headers = Opt.Many("--kafka-header", "NAME=VALUE", "A header of every record.");
    private readonly Option<string[]> _settings = Opt.Many("--kafka-setting", "NAME=VALUE", "A setting of the producer by librdkafka's name, for example compression.type=zstd or security.protocol=SSL.");
    private readonly Option<string?> _time = Opt.Word("--kafka-timestamp", "Which time is the record's.", "event", "event", "arrival", "now");

    private readonly Option<string?> _barrierGroup = Opt.Text("--kafka-barrier-group", "GROUP", "Where the plan has barriers: the group of the consumer, which runs by then; at each barrier its commits are waited for.");
    private readonly Option<TimeSpan?> _barrierTimeout = Opt.Time("--kafka-barrier-timeout", "How long the consumer may take at a barrier.", TimeSpan.FromSeconds(30));

    private readonly Option<string?> _awaitGroup = Opt.Text("--kafka-await-group", "GROUP", "Ends only when the consumer's group has committed all that was sent, and fails where it does not.");
    private readonly Option<TimeSpan?> _awaitTimeout = Opt.Time("--kafka-await-timeout", "How long the consumer may take for that.", TimeSpan.FromSeconds(30));

    /// <summary>What is of streams alone, not of files.</summary>
    public IEnumerable<Option> OfStreams => [_barrierGroup, _barrierTimeout, _awaitGroup, _awaitTimeout];

    public IEnumerable<Option> All => [_bootstrap, _topic, _keyField, _partitions, _acks, _linger, _headers, _settings, _time];

    public bool IsGiven(ParseResult result) => result.GetValue(_bootstrap) is not null;

    /// <summary>Refuses options of Kafka where nothing goes there; how many partitions there are, a stream may want to know anyway.</summary>
    public void RefuseWithoutServers(ParseResult result) => result.RefuseWithout(_bootstrap, _topic, _keyField, _acks, _linger, _headers, _settings, _time, _barrierGroup, _awaitGroup);

    /// <summary>What waits at barriers; null where nothing does.</summary>
    public KafkaBarriers? Barriers(ParseResult result, TimeProvider time)
    {
        result.RefuseWithout(_barrierGroup, _barrierTimeout);
        return result.GetValue(_barrierGroup) is { } group ? new KafkaBarriers(Broker(result), group, result.GetValue(_barrierTimeout)!.Value, time) : null;
    }

    /// <summary>What waits at the end; null where nothing does.</summary>
    public KafkaBarriers? End(ParseResult result, TimeProvider time)
    {
        result.RefuseWithout(_awaitGroup, _awaitTimeout);
        return result.GetValue(_awaitGroup) is { } group ? new KafkaBarriers(Broker(result), group, result.GetValue(_awaitTimeout)!.Value, time) : null;
    }

    public string Topic(ParseResult result) => result.GetValue(_topic)!;

    /// <summary>
    /// The topics of a stream's topics, by their names: of one, the given topic, or its own name where none was given; of several, their own names,
    /// behind the given one where one was given.
    /// </summary>
    public IReadOnlyDictionary<string, string> Topics(ParseResult result, IReadOnlyList<string> names) => names.ToDictionary(
        name => name,
        name => names.Count > 1 ? (result.IsGiven(_topic) ? Topic(result) : "") + name : result.IsGiven(_topic) || name.Length == 0 ? Topic(result) : name,
        StringComparer.Ordinal);

    public string? KeyField(ParseResult result) => result.GetValue(_keyField);

    /// <summary>What a person should know who looks records up in the truth of a stream; null where all holds.</summary>
    public string? Warning(ParseResult result) => !IsGiven(result) || KeyField(result) is not { } field ? null
        : $"warning: --kafka-key-field {field} gives records other keys than their entities have, and so other partitions and offsets than the truth says; the header {RecordHeaders.Position} has a record's position in the truth.";

    public string Time(ParseResult result) => result.GetValue(_time)!;

    public int? Partitions(ParseResult result) => (int?)result.GetValue(_partitions);

    public IReadOnlyList<KeyValuePair<string, byte[]?>> Headers(ParseResult result) =>
        [.. Pairs.All("--kafka-header", result.GetValue(_headers)).Select(pair => KeyValuePair.Create(pair.Key, (byte[]?)Encoding.UTF8.GetBytes(pair.Value)))];

    public async Task<KafkaSender> OpenAsync(ParseResult result, IEnumerable<string> topics, int? partitions, CancellationToken cancellationToken)
    {
        var broker = Broker(result);
        var options = new KafkaSendOptions
        {
            Acks = result.GetValue(_acks) switch { "1" => KafkaAcks.Leader, "0" => KafkaAcks.None, _ => KafkaAcks.All },
            Linger = result.GetValue(_linger)!.Value,
        };
        try
        {
            return await KafkaSender.OpenAsync(broker, topics.ToDictionary(topic => topic, _ => partitions, StringComparer.Ordinal), options, cancellationToken).ConfigureAwait(false);
        }
        catch (KafkaBrokerException e) when (e.InnerException is InvalidOperationException reason)
        {
            throw CliException.Usage($"--kafka-setting: {reason.Message}.");
        }
        catch (InvalidOperationException e)
        {
            throw CliException.Usage($"--kafka-setting: {e.Message}.");
        }
    }

    private ExternalBroker Broker(ParseResult result) => new(
        result.GetValue(_bootstrap) ?? throw CliException.Usage("--kafka-bootstrap HOST:PORT is needed."), Pairs.All("--kafka-setting", result.GetValue(_settings)));
}
