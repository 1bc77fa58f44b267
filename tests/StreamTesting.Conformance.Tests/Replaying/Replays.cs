namespace StreamTesting.Conformance.Tests;

/// <summary>Which replay belongs to which operator.</summary>
internal static class Replays
{
    private static readonly Dictionary<string, Replay> Known = new()
    {
        ["flink/watermark"] = new FlinkWatermarkReplay(),
        ["flink/valve"] = new FlinkValveReplay(),
        ["flink/tumbling"] = new FlinkWindowReplay(),
        ["flink/sliding"] = new FlinkWindowReplay(),
        ["kafka-streams/tumbling"] = new KafkaStreamsWindowReplay(),
        ["kafka-streams/hopping"] = new KafkaStreamsWindowReplay(),
        ["spark/tumbling"] = new SparkWindowReplay(),
        ["spark/sliding"] = new SparkWindowReplay(),
        ["beam/tumbling"] = new BeamWindowReplay(),
        ["beam/sliding"] = new BeamWindowReplay(),
    };

    public static Replay Of(string name) => Known.TryGetValue(name, out var replay)
        ? replay
        : throw new InvalidOperationException($"There is no oracle for the operator {name}; there are: {string.Join(", ", Known.Keys)}.");

    /// <summary>Whether the oracle of a file is still to be written.</summary>
    public static bool IsPending(string file)
    {
        var parts = file.Split('/');
        return !Known.ContainsKey($"{parts[0]}/{parts[^1]}");
    }
}
