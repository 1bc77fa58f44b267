namespace StreamTesting.Tests;

public sealed class WatermarkProgressTests
{
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = 60_000 } };
    private static readonly FailureContext Context = new() { Assertion = "ShouldAdvanceWatermark", Subject = "watermarks", Test = "Watermark_holds" };

    public static TheoryData<ulong, int> Seeds
    {
        get
        {
            var data = new TheoryData<ulong, int>();
            foreach (var seed in Enumerable.Range(0, 12))
            {
                data.Add((ulong)seed, 1);
                data.Add((ulong)seed, 3);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_WhatTheEngineDoes_Passes(ulong seed, int partitions)
    {
        var stream = Stream(seed, partitions);

        var verdict = Judged(stream, Readings(stream, Flink));

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, verdict.ToString());
        verdict.Compared.ShouldBeGreaterThan(10);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_StreamTimeAndMicroBatches_Pass(ulong seed, int partitions)
    {
        var stream = Stream(seed, partitions);

        Judged(stream, ByHand(stream, (greatest, _) => greatest.Values.Max()), EngineProfiles.KafkaStreams).Outcome.ShouldBe(VerdictOutcome.Passed);
        Judged(stream, ByHand(stream, (greatest, _) => Math.Max(0, greatest.Values.Max() - 60_000)), EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { Bound = 60_000 } }).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_OneMillisecondTooFar_IsAhead(ulong seed, int partitions)
    {
        var stream = Stream(seed, partitions);

        var verdict = Judged(stream, ByHand(stream, (greatest, all) => all ? greatest.Values.Min() - 60_000 : long.MinValue));

        verdict.Counts.Keys.ShouldBe(["watermark-ahead"]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_TheGreatestOverPartitions_IsAhead(ulong seed, int partitions)
    {
        var stream = Stream(seed, partitions);

        var verdict = Judged(stream, ByHand(stream, (greatest, _) => greatest.Values.Max() - 60_001));

        verdict.Counts.Keys.ShouldBe(partitions == 1 ? [] : ["watermark-ahead"]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_NotMonotone_WentBack(ulong seed, int partitions)
    {
        var stream = Stream(seed, partitions);

        var verdict = Judged(stream, ByHand(stream, (greatest, all) => all ? greatest.Values.Min() - 60_001 : long.MinValue, isMonotone: false));

        verdict.Counts.Keys.First().ShouldBe("watermark-back");
    }

    [Fact]
    public void Judge_AnIdlePartitionForgotten_IsStuckAndTakenForIdlePasses()
    {
        var stream = new StreamPlan(new TestDomain(300)).Over(3).Idle(1).Generate(new Seed(1));
        var right = Flink with { Clock = Flink.Clock with { IdleTimeout = 30_000 } };
        WatermarkReading[] forgotten = [.. ByHand(stream, (greatest, all) => all ? greatest.Values.Min() - 60_001 : long.MinValue)];
        WatermarkReading[] noticed = [.. forgotten, new WatermarkReading(GreatestBut(stream, 1) - 60_001) { Idle = [1] }];

        Judged(stream, noticed, right, idleAtTheEnd: [1]).Outcome.ShouldBe(VerdictOutcome.Passed);
        Judged(stream, forgotten, Flink).Outcome.ShouldBe(VerdictOutcome.Passed);
        Judged(stream, forgotten, right, idleAtTheEnd: [1]).Counts.Keys.ShouldBe(["watermark-stuck"]);
        Judged(stream, [.. forgotten, forgotten[^1] with { Idle = [1] }], right).Counts.Keys.ShouldBe(["watermark-stuck"]);
    }

    [Fact]
    public void Judge_RestartsAndTheEnd_AreAllowed()
    {
        var stream = Stream(1, 1);
        var last = GreatestBut(stream, -1) - 60_001;

        Judged(stream, [new(last), new(last - 5) { Restarted = true }, new(last), new(long.MaxValue)]).Outcome.ShouldBe(VerdictOutcome.Passed);
        Judged(stream, [new(last), new(last - 5)]).Counts.Keys.ShouldBe(["watermark-back"]);
        Judged(stream, [new(long.MaxValue) { Consumed = new Dictionary<int, long> { [0] = 3 } }]).Counts.Keys.ShouldBe(["watermark-ahead"]);
        Judged(stream, [new(last - 1)]).Counts.Keys.ShouldBe(["watermark-stuck"]);
        Judged(stream, [new(last - 1)], mayStayBehind: TimeSpan.FromMilliseconds(1)).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public void Judge_BadReadings_AreToldExactly()
    {
        var stream = Stream(1, 1);
        WatermarkReading?[] readings =
        [
            null,
            new(0) { Consumed = new Dictionary<int, long> { [7] = 1 } },
            new(0) { Consumed = new Dictionary<int, long> { [0] = -1 } },
            new(0) { Consumed = new Dictionary<int, long> { [0] = 1000 } },
            new(0) { Idle = [3] },
            new(long.MaxValue - 1) { Consumed = new Dictionary<int, long> { [0] = 3 } },
        ];

        var verdict = Judged(stream, readings!);

        verdict.Allowed["without a watermark"].ShouldBe(1);
        verdict.Violations.Select(violation => violation.ToString()).ShouldBe(
        [
            "phantom: output 1 says that 1 arrival of partition 7 was consumed, which the stream never had: the stream has no partition 7",
            "phantom: output 2 says that -1 arrivals of partition 0 were consumed, which the stream never had: partition 0 has 300 arrivals",
            "phantom: output 3 says that 1000 arrivals of partition 0 were consumed, which the stream never had: partition 0 has 300 arrivals",
            "phantom: output 4 says that partition 3 is idle, which the stream never had: the stream has 1 partition",
            "watermark-ahead: the watermark 9223372036854775806 ms (which no calendar has) is ahead of what was consumed: greatest event time 2026-01-01T00:00:40Z of partition 0 (3 arrivals consumed) - bound 1 min - 1 ms = 2025-12-31T23:59:39.999Z, the least over the active partitions; watermark 9223372036854775806 ms (which no calendar has) of output 5 > 2025-12-31T23:59:39.999Z -> must not be ahead",
        ]);
        Judged(stream, []).NothingCompared.ShouldBe("no watermark was observed");
        Should.Throw<ArgumentException>(() => Judged(new StreamPlan(new TopicDomain(20)).Generate(new Seed(1)), [new(0)])).Message.ShouldContain("can be judged for one topic only");
    }

    [Fact]
    public void Text_OfAWrongConsumer_IsApproved()
    {
        var stream = Stream(7, 3);

        var verdict = Judged(stream, ByHand(stream, (greatest, _) => greatest.Values.Max() - 90_001, isMonotone: false));

        FailureText.Of(verdict, stream.Truth, Context).ShouldBeApproved();
    }

    private static EventStream Stream(ulong seed, int partitions) => new StreamPlan(new TestDomain(300)).Over(partitions).OutOfOrder(0.2).Late(0.05, TimeSpan.FromMinutes(20)).Generate(new Seed(seed));

    private static long GreatestBut(EventStream stream, int partition) => stream.Where(arrival => arrival.Partition != partition).GroupBy(arrival => arrival.Partition)
        .Min(arrivals => arrivals.Max(arrival => arrival.Event.EventTime.ToUnixTimeMilliseconds()));

    private static Verdict Judged(EventStream stream, IEnumerable<WatermarkReading> readings, EngineProfile? profile = null, IReadOnlyCollection<int>? idleAtTheEnd = null, TimeSpan mayStayBehind = default) =>
        readings.AsObserved().Judge(new WatermarkProgress<WatermarkReading>(stream.Truth, profile ?? Flink, reading => reading.Value) { IdleAtTheEnd = idleAtTheEnd ?? [], MayStayBehind = mayStayBehind });

    private static IEnumerable<WatermarkReading> Readings(EventStream stream, EngineProfile profile)
    {
        var oracle = profile.WatermarkOracle(stream.Partitions);
        var consumed = new Dictionary<int, long>();
        foreach (var arrival in stream)
        {
            consumed[arrival.Partition] = consumed.GetValueOrDefault(arrival.Partition) + 1;
            foreach (var outcome in oracle.Apply(Step.Record(arrival.Position, arrival.Event.Key, arrival.Event.EventTime.ToUnixTimeMilliseconds(), arrival.Partition)).OfType<WatermarkOutcome>().ToList())
            {
                yield return new WatermarkReading(outcome.Time) { Consumed = new Dictionary<int, long>(consumed) };
            }
        }
    }

    private static IEnumerable<WatermarkReading> ByHand(EventStream stream, Func<Dictionary<int, long>, bool, long> watermark, bool isMonotone = true)
    {
        var consumed = new Dictionary<int, long>();
        var greatest = new Dictionary<int, long>();
        var last = long.MinValue;
        foreach (var arrival in stream)
        {
            var time = arrival.Event.EventTime.ToUnixTimeMilliseconds();
            consumed[arrival.Partition] = consumed.GetValueOrDefault(arrival.Partition) + 1;
            greatest[arrival.Partition] = isMonotone ? Math.Max(time, greatest.GetValueOrDefault(arrival.Partition, long.MinValue)) : time;
            var now = watermark(greatest, greatest.Count == stream.Partitions);
            last = isMonotone ? Math.Max(last, now) : now;
            yield return new WatermarkReading(last) { Consumed = new Dictionary<int, long>(consumed) };
        }
    }
}
