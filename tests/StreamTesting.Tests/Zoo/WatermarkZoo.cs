namespace StreamTesting.Tests;

/// <summary>Consumers that make watermarks, right and wrong.</summary>
internal static class WatermarkZoo
{
    private const long Bound = 20_000;
    private static readonly StreamPlan Plan = new StreamPlan(new TestDomain(80)).Over(3).OutOfOrder(0.25, maxDisplacement: 5).Late(0.1, TimeSpan.FromMinutes(5));
    private static readonly StreamPlan OneIdle = new StreamPlan(new TestDomain(80)).Over(3).Idle(1).OutOfOrder(0.2);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = Bound } };
    private static readonly EngineProfile Spark = EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { Bound = Bound } };

    private delegate long Watermark(IReadOnlyDictionary<int, long> greatest, Arrival arrival);

    public static IEnumerable<Specimen> All =>
    [
        Right("least over partitions, less the bound", Flink, (greatest, _) => greatest.Count < 3 ? long.MinValue : greatest.Values.Min() - Bound - 1),
        Right("slower than it could be, and there in the end", Flink, (greatest, arrival) => greatest.Count < 3 || (arrival.Position % 5 > 0 && arrival.Position < 75) ? long.MinValue : greatest.Values.Min() - Bound - 1),
        Right("stream time", EngineProfiles.KafkaStreams, (greatest, _) => greatest.Values.Max()),
        Right("watermark of micro-batches", Spark, (greatest, _) => Math.Max(0, greatest.Values.Max() - Bound)),
        Specimen.Right("ShouldAdvanceWatermark", "takes the silent partition for idle", seed => Idle(seed, (greatest, _) => greatest.Count < 2 ? long.MinValue : greatest.Values.Min() - Bound - 1, [1])),

        Wrong("max instead of min over partitions", "watermark-ahead", Flink, (greatest, _) => greatest.Values.Max() - Bound - 1),
        Wrong("off by one: the millisecond forgotten", "watermark-ahead", Flink, (greatest, _) => greatest.Count < 3 ? long.MinValue : greatest.Values.Min() - Bound),
        Wrong("bound forgotten", "watermark-ahead", Flink, (greatest, _) => greatest.Count < 3 ? long.MinValue : greatest.Values.Min() - 1),
        Wrong("does not wait for partitions it has not seen", "watermark-ahead", Flink, (greatest, _) => greatest.Values.Min() - Bound - 1),
        Wrong("watermark goes back", "watermark-back", Flink, (greatest, arrival) => greatest.Count < 3 ? long.MinValue : Math.Min(greatest.Values.Min(), Scene.Ms(arrival)) - Bound - 1, isMonotone: false),
        Wrong("watermark of arrival time", "watermark-ahead", Flink, (_, arrival) => arrival.ArrivalTime.ToUnixTimeMilliseconds()),
        Wrong("stream time of the latest record", "watermark-back", EngineProfiles.KafkaStreams, (_, arrival) => Scene.Ms(arrival), isMonotone: false),
        Wrong("seconds in place of milliseconds", "watermark-stuck", Flink, (greatest, _) => greatest.Count < 3 ? long.MinValue : (greatest.Values.Min() - Bound - 1) / 1000),
        Wrong("stands still after a while", "watermark-stuck", Flink, (greatest, arrival) => greatest.Count < 3 || arrival.Position > 50 ? long.MinValue : greatest.Values.Min() - Bound - 1),
        Specimen.Wrong("ShouldAdvanceWatermark", "idle partition forgotten", "watermark-stuck", seed => Idle(seed, (greatest, _) => greatest.Count < 3 ? long.MinValue : greatest.Values.Min() - Bound - 1, null)),
        Specimen.Wrong("ShouldAdvanceWatermark", "ten minutes behind for ever", "watermark-stuck", seed => Idle(seed, (greatest, _) => greatest.TryGetValue(0, out var first) ? first - 600_000 : long.MinValue, [1])),
    ];

    private static Specimen Right(string name, EngineProfile profile, Watermark watermark) => Specimen.Right("ShouldAdvanceWatermark", name, seed => Judged(seed, profile, watermark, true));

    private static Specimen Wrong(string name, string anomaly, EngineProfile profile, Watermark watermark, bool isMonotone = true) =>
        Specimen.Wrong("ShouldAdvanceWatermark", name, anomaly, seed => Judged(seed, profile, watermark, isMonotone));

    private static Verdict Judged(ulong seed, EngineProfile profile, Watermark watermark, bool isMonotone)
    {
        var scene = Scene.Of("watermarks", Plan, seed);
        return Readings(scene, watermark, isMonotone, null).AsObserved().Judge(new WatermarkProgress<WatermarkReading>(scene.Truth, profile, reading => reading.Value));
    }

    private static Verdict Idle(ulong seed, Watermark watermark, IReadOnlyCollection<int>? idle)
    {
        var scene = Scene.Of("one idle", OneIdle, seed);
        var profile = Flink with { Clock = Flink.Clock with { IdleTimeout = 30_000 } };
        return Readings(scene, watermark, true, idle).AsObserved().Judge(new WatermarkProgress<WatermarkReading>(scene.Truth, profile, reading => reading.Value) { IdleAtTheEnd = [1] });
    }

    private static IEnumerable<WatermarkReading> Readings(Scene scene, Watermark watermark, bool isMonotone, IReadOnlyCollection<int>? idle)
    {
        var consumed = new Dictionary<int, long>();
        var greatest = new Dictionary<int, long>();
        var last = long.MinValue;
        foreach (var arrival in scene.Arrivals)
        {
            consumed[arrival.Partition] = consumed.GetValueOrDefault(arrival.Partition) + 1;
            greatest[arrival.Partition] = Math.Max(Scene.Ms(arrival), greatest.GetValueOrDefault(arrival.Partition, long.MinValue));
            var now = watermark(greatest, arrival);
            last = isMonotone ? Math.Max(last, now) : now;
            yield return new WatermarkReading(last) { Consumed = new Dictionary<int, long>(consumed), Idle = idle };
        }
    }
}
