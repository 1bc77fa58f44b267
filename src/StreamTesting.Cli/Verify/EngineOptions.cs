using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>By which rules the consumer's engine goes.</summary>
internal sealed class EngineOptions
{
    private readonly Option<string?> _engine = Opt.Text("--engine", "flink|kafka-streams|spark|beam", "By which rules watermarks, lateness and windows go (docs/engines).");
    private readonly Option<TimeSpan?> _bound = Opt.Time("--bound", "How far its watermark stays behind (out-of-orderness bound, watermark delay).", TimeSpan.Zero);
    private readonly Option<TimeSpan?> _lateness = Opt.Time("--allowed-lateness", "How long a window takes late events (allowed lateness, grace).", TimeSpan.Zero);
    private readonly Option<TimeSpan?> _size = Opt.Time("--window-size", "How long a window is.");
    private readonly Option<TimeSpan?> _slide = Opt.Time("--window-slide", "How far apart windows start, where they overlap.");
    private readonly Option<TimeSpan?> _gap = Opt.Time("--session-gap", "The gap of sessions, instead of --window-size.");
    private readonly Option<string?> _emission = Opt.Text("--watermarks", "per-record|periodic", "When its sources emit watermarks; as the engine's profile has it by default (Flink: periodic). Beam's runners differ, so it must be said.");
    private readonly Option<TimeSpan?> _idle = Opt.Time("--idle-timeout", "After how long without a record it takes a partition for idle; never by default.");
    private readonly Option<bool> _settles = Opt.Flag("--barriers-settle", "At each barrier the consumer had the time to move its clock: a periodic watermark was emitted, a micro-batch without data ran.");
    private readonly Option<bool> _copies = Opt.Flag("--counts-copies", "The consumer does not deduplicate before its windows and counters: copies count.");

    public EngineOptions() => _lateness.Aliases.Add("--grace");

    public IEnumerable<Option> All => [_engine, _bound, _lateness, _size, _slide, _gap, _emission, _idle, _settles, _copies];

    public bool IsGiven(ParseResult result) => result.GetValue(_engine) is not null;

    /// <summary>The engine with its knobs; null where none is named.</summary>
    public EngineProfile? Profile(ParseResult result)
    {
        EngineProfile? engine = result.GetValue(_engine) switch
        {
            "flink" => EngineProfiles.Flink,
            "kafka-streams" => EngineProfiles.KafkaStreams,
            "spark" => EngineProfiles.Spark,
            "beam" => EngineProfiles.Beam,
            null => null,
            var other => throw CliException.Usage($"--engine is '{other}'; it must be one of flink, kafka-streams, spark, beam."),
        };
        if (engine is null)
        {
            return null;
        }

        engine = engine.Bounded(result.GetValue(_bound)!.Value).Allowing(result.GetValue(_lateness)!.Value);
        return engine with
        {
            Clock = engine.Clock with
            {
                Emission = result.GetValue(_emission) switch
                {
                    "per-record" => WatermarkEmission.PerRecord,
                    "periodic" => WatermarkEmission.Periodic,
                    null => engine.Clock.Emission,
                    var other => throw CliException.Usage($"--watermarks is '{other}'; it must be per-record or periodic."),
                },
                IdleTimeout = result.GetValue(_idle) is { } idle ? (long)idle.TotalMilliseconds : engine.Clock.IdleTimeout,
            },
        };
    }

    public void CheckNamed(ParseResult result, string word)
    {
        if (Profile(result) is null)
        {
            throw CliException.Usage($"--check {word} needs --engine, for the rules of its clock.");
        }
    }

    public void CheckWindows(ParseResult result)
    {
        CheckNamed(result, WindowOptions.Word);
        if (!HasWindows(result))
        {
            throw CliException.Usage($"--check {WindowOptions.Word} needs --window-size, with --window-slide where they overlap, or --session-gap.");
        }
    }

    /// <summary>What the engine does with a stream; in windows, where some were given.</summary>
    public EngineTruth Truth(ParseResult result, GivenStream given) =>
        HasWindows(result) ? Windows(result, given) : given.Truth.For(Profile(result)!, Options(result));

    public WindowedTruth Windows(ParseResult result, GivenStream given) => (result.GetValue(_size), result.GetValue(_slide), result.GetValue(_gap)) switch
    {
        ({ } size, null, null) => given.Truth.For(Profile(result)!, WindowShape.Tumbling(size), Options(result)),
        ({ } size, { } slide, null) => given.Truth.For(Profile(result)!, WindowShape.Hopping(size, slide), Options(result)),
        (null, null, { } gap) => given.Truth.ForSessions(Profile(result)!, gap, Options(result)),
        _ => throw CliException.Usage("Windows are --window-size with or without --window-slide, or --session-gap."),
    };

    private bool HasWindows(ParseResult result) => (result.GetValue(_size) ?? result.GetValue(_slide) ?? result.GetValue(_gap)) is not null;

    private TruthOptions Options(ParseResult result) => new() { Deduplicates = !result.GetValue(_copies), BarriersSettle = result.GetValue(_settles) };
}
