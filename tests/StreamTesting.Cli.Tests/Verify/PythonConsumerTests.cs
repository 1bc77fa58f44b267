namespace StreamTesting.Cli.Tests;

public sealed class PythonConsumerTests
{
    private const string Right = """
        import json, sys
        seen = set()
        for line in sys.stdin:
            event = json.loads(line)
            if event["event_id"] not in seen:
                seen.add(event["event_id"])
                print(json.dumps({"event_id": event["event_id"]}))
        """;

    [PythonFact]
    public async Task Pipe_OfARightConsumer_Passes() => (await PipeAsync(Right)).ShouldSatisfy(ExitCodes.Ok, "deduplication passed; ");

    [PythonFact]
    public async Task Pipe_OfAConsumerThatForgets_Fails() =>
        (await PipeAsync(Right.Replace("seen.add", "seen = set(list(seen)[-3:]); seen.add"))).ShouldSatisfy(ExitCodes.Wrong, "deduplication failed: duplicate ");

    [PythonFact]
    public async Task Pipe_OfAConsumerThatDies_Fails() =>
        (await PipeAsync(Right.Replace("seen = set()", "seen = set(); n = 0").Replace("event =", "n += 1; 1 / (400 - n); event ="))).ShouldSatisfy(ExitCodes.Wrong, "deduplication failed: lost ");

    private static async Task<Run> PipeAsync(string consumer)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["consumer.py"], consumer);
        return await Shell.RunAsync(
            folder.Root,
            "streamtest generate orders --n-orders 200 --duplicate-rate 0.1 --print-plan > plan.json"
            + " && streamtest generate --plan plan.json --seed 7 --quiet | python3 consumer.py | streamtest verify --plan plan.json --seed 7");
    }
}
