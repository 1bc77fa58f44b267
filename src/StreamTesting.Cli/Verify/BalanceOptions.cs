using System.CommandLine;
using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>What a consumer counted, by counter.</summary>
internal sealed class BalanceOptions(EngineOptions engine)
{
    public const string Word = "balance";

    private static readonly string[] Names =
        ["accepted", "dropped-late", "deduplicated", "dead-lettered", "skipped", "accepted-in-windows", "dropped-in-windows", "read"];

    private readonly Option<string[]> _counters = Opt.Many(
        "--counter", "NAME=PATH", $"balance: where a counter since the start of its reporter stands: {string.Join(", ", Names)}. The reporter is --key-field.");

    public IEnumerable<Option> All => [_counters];

    public CheckWord Of(ParseResult result)
    {
        var paths = Pairs.All("--counter", result.GetValue(_counters));
        if (paths.Count == 0 || paths.Keys.Any(name => !Names.Contains(name)))
        {
            throw CliException.Usage($"--check {Word} needs counters: --counter NAME=PATH, with NAME one of {string.Join(", ", Names)}.");
        }

        return new CheckWord(Word, given => Make(result, given))
        {
            LooksAt = "counters",
            Read = line => Read(line, paths),
            WhyNotByKey = "a counter counts all keys. --partition can cut it, where each report counts what came of the one partition that --partition-field names",
        };
    }

    private Func<GroundTruth, ICheck<OutputLine>> Make(ParseResult result, GivenStream given)
    {
        var whole = engine.IsGiven(result) ? engine.Truth(result, given) : null;
        return part => new Balance<OutputLine>(part, line => (Account)line.Value.Value!) { Engine = whole is null ? null : given.Told(whole, part) };
    }

    private static Account Read(JsonElement line, IReadOnlyDictionary<string, string> paths)
    {
        long? Counter(string name) => paths.TryGetValue(name, out var path) ? OutputValues.Number(line, path, $"--counter {name}") : null;
        return new Account
        {
            Accepted = Counter("accepted") ?? 0,
            DroppedLate = Counter("dropped-late") ?? (paths.ContainsKey("dropped-in-windows") ? null : 0),
            Deduplicated = Counter("deduplicated") ?? 0,
            DeadLettered = Counter("dead-lettered") ?? 0,
            Skipped = Counter("skipped") ?? 0,
            AcceptedInWindows = Counter("accepted-in-windows"),
            DroppedInWindows = Counter("dropped-in-windows"),
            Read = Counter("read"),
        };
    }
}
