using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class KafkaStreamsTaskOrderReplay : Replay
{
    private long _wallClock;

    public override IReadOnlyList<string> Operators => ["kafka-streams/task-order"];

    public override IOracle Start(RecordedRun run)
    {
        _wallClock = KafkaStreams.FirstWallClock;
        var idle = run.Long("maxTaskIdleMs");
        var partitions = (int)run.Long("partitions");
        var oracle = EngineProfiles.KafkaStreams.TaskOrderOracle(partitions, idle < 0 ? null : idle);
        oracle.Apply(Step.Advance(_wallClock));
        for (var partition = 0; partition < partitions; partition++)
        {
            oracle.Apply(Step.Lag(partition, 0));
        }

        return oracle;
    }

    public override Step Read(JsonElement step, JsonElement? next) => step.Text("op") switch
    {
        "process" => Step.Process(step.Long("n")!.Value),
        "lag" => Step.Lag((int)step.Long("partition")!.Value, step.Long("lag")!.Value),
        _ => KafkaStreams.Read(step, ref _wallClock),
    };

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") switch
    {
        "next" => new Line($"{output.Long("i")} of {output.Long("partition")} at {output.Long("streamTime")}", InOrder: true),
        "waiting" or "empty" => new Line(output.Text("kind")!, InOrder: true),
        _ => KafkaStreams.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        TakeOutcome take => new Line($"{take.Number} of {take.Partition} at {take.StreamTime}", InOrder: true),
        RestOutcome rest => new Line(rest.IsWaiting ? "waiting" : "empty", InOrder: true),
        _ => KafkaStreams.Said(outcome),
    };
}
