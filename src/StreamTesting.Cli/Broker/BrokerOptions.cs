using System.CommandLine;
using System.Globalization;
using StreamTesting.EmbeddedKafka;

namespace StreamTesting.Cli;

/// <summary>How the broker is set up.</summary>
internal sealed class BrokerOptions
{
    private readonly Option<long?> _port = Opt.Whole("--port", "The port; 0 for any free one.", 9092, 0, 65_535);
    private readonly Option<string[]> _topics = Opt.Many("--topic", "NAME=N", "A topic with so many partitions; NAME alone has as many as --partitions says.");
    private readonly Option<long?> _partitions = Opt.Whole("--partitions", "How many partitions a topic has that comes without a number.", 1, 1, 10_000);
    private readonly Option<bool> _noAutoCreate = Opt.Flag("--no-auto-create", "Topics do not come into being by being asked for.");
    private readonly Option<long?> _brokers = Opt.Whole("--brokers", "How many brokers the cluster has, on the ports behind the first.", 1, 1, 100);
    private readonly Option<long?> _memory = Opt.Whole("--memory-mib", "How much memory all logs may take, in MiB; past it records are refused.", 1024, 1, 1_048_576);
    private readonly Option<string?> _segments = Opt.Text("--segment-folder", "DIR", "Logs go to files in this folder, so that many records need no memory; the files end with the broker.");
    private readonly Option<long?> _segmentLimit = Opt.Whole("--segment-folder-mib", "How much those files may take, in MiB; past it records are refused.", 65_536, 1, 1_073_741_824);
    private readonly Option<string?> _ready = Opt.Text("--ready-file", "FILE", "Is there, with the bootstrap servers in it, from when clients can come until the end.");
    private readonly Option<string?> _faults = Opt.Text("--faults", "FILE", "Faults as JSON (docs/embedded-broker.md): when which request is refused, delayed or left without an answer, brokers stop, leaders move. One that never fired makes the exit code 4.");
    private readonly SecuritySettings _security = new();
    private readonly Option<bool> _quiet = Opt.Flag("--quiet", "Says nothing but errors.");

    public IEnumerable<Option> All => [_port, _topics, _partitions, _noAutoCreate, _brokers, _memory, _segments, _segmentLimit, .. _security.All, _faults, _ready, _quiet];

    public string? ReadyFile(ParseResult result) => result.GetValue(_ready);

    public string? AuthorityFile(ParseResult result) => _security.AuthorityFile(result);

    public bool IsQuiet(ParseResult result) => result.GetValue(_quiet);

    public EmbeddedKafkaOptions Options(ParseResult result)
    {
        var (port, brokers) = ((int)result.GetValue(_port)!.Value, (int)result.GetValue(_brokers)!.Value);
        return port > 0 && port + brokers - 1 > 65_535
            ? throw CliException.Usage(FormattableString.Invariant($"--port is {port}; of {brokers} brokers the first can have {65_536 - brokers} at the most."))
            : new EmbeddedKafkaOptions
            {
                Port = port,
                Brokers = brokers,
                AutoCreateTopics = !result.GetValue(_noAutoCreate),
                DefaultPartitions = (int)result.GetValue(_partitions)!.Value,
                MemoryLimit = result.GetValue(_memory)!.Value * 1024 * 1024,
                Security = _security.Security(result),
                ListenAddress = _security.Address(result),
                AdvertisedHost = _security.Host(result),
                SegmentFolder = result.GetValue(_segments),
                SegmentFolderLimit = result.GetValue(_segmentLimit)!.Value * 1024 * 1024,
            };
    }

    /// <summary>The faults; null where none are named.</summary>
    public FaultPlan? Faults(ParseResult result)
    {
        if (result.GetValue(_faults) is not { } file)
        {
            return null;
        }

        try
        {
            return FaultPlan.FromJson(File.ReadAllText(file));
        }
        catch (FormatException e)
        {
            throw CliException.Usage($"--faults {file}: {Failures.Sentence(e)}");
        }
    }

    public IReadOnlyDictionary<string, int> Topics(ParseResult result)
    {
        var topics = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in result.GetValue(_topics) ?? [])
        {
            var (name, number) = text.Contains('=', StringComparison.Ordinal) ? Pairs.Of(_topics.Name, text) : (text, null);
            var count = number is null ? (int)result.GetValue(_partitions)!.Value
                : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known is >= 1 and <= 10_000 ? known
                : throw CliException.Usage($"--topic is '{text}'; NAME=N has from 1 to 10000 partitions.");
            if (!topics.TryAdd(name, count))
            {
                throw CliException.Usage($"--topic {name} is given twice.");
            }
        }

        return topics;
    }
}
