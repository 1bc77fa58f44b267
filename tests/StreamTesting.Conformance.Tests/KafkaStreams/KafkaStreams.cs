using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>What all Kafka Streams files share.</summary>
internal static class KafkaStreams
{
    public const long FirstWallClock = 1_000_000;

    public static StoreRules Store(RecordedRun run, long retention) => (run.Text("store") == "rocksdb" ? StoreRules.RocksDb : StoreRules.InMemory) with
    {
        Retention = run.Long("retention", retention),
        EmitInterval = run.Long("emitIntervalMs"),
    };

    public static PaneRules Panes(RecordedRun run) => run.Text("emit") switch
    {
        "update" => PaneRules.EveryUpdate,
        "suppress" => PaneRules.Suppressed,
        "onWindowClose" => PaneRules.FinalOnly,
        var other => throw new InvalidDataException($"{run.Id}: emit '{other}' is not known."),
    };

    public static Step Read(JsonElement step, ref long wallClock)
    {
        switch (step.Text("op"))
        {
            case "record":
                return Step.Record(step.Long("i")!.Value, step.Text("key"), step.Long("ts")!.Value, (int)(step.Long("partition") ?? 0)) with
                {
                    Value = step.Text("v"),
                };
            case "advance":
                wallClock += step.Long("wallClockMs")!.Value;
                return Step.Advance(wallClock);
            case "restart":
                return Step.Restart();
            default:
                throw new InvalidDataException($"The step is not known: {step}");
        }
    }

    public static Line? Recorded(JsonElement output) =>
        output.Text("kind") == "dropped" ? new Line($"dropped {output.Long("n")}", AtEnd: true) : throw new InvalidDataException($"The output is not known: {output}");

    public static Line? Said(Outcome outcome) => outcome is DropOutcome drop ? new Line($"dropped {drop.Count}", AtEnd: true) : null;
}
