using Xunit.Abstractions;

namespace StreamTesting.Tests.Expectations;

/// <summary>How much of typical plans is not decided: the table of docs/truth.md.</summary>
public sealed class ShareOfMayTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);
    private static readonly EngineProfile Flink = EngineProfiles.Flink.Bounded(Bound);

    public static TheoryData<string, EngineProfile> Engines => new()
    {
        { "Flink", Flink },
        { "Flink, a watermark after every record", Flink.Emitting(WatermarkEmission.PerRecord) },
        { "Kafka Streams", EngineProfiles.KafkaStreams.Allowing(Bound) },
        { "Spark", EngineProfiles.Spark.Bounded(Bound) },
        { "Beam, a watermark after every record", EngineProfiles.Beam.Bounded(Bound).Emitting(WatermarkEmission.PerRecord) },
    };

    [Theory]
    [MemberData(nameof(Engines))]
    public void Totals_OfATypicalPlan_AreDecidedMoreWithBarriersAndWhollyWhereTheClockIsKnown(string name, EngineProfile profile)
    {
        var line = name;
        foreach (var partitions in new[] { 1, 3, 12 })
        {
            var (none, committed, settled) = (Share(profile, partitions, 0, false), Share(profile, partitions, 100, false), Share(profile, partitions, 100, true));
            line += FormattableString.Invariant($" | {none:0.00} % {committed:0.00} % {settled:0.00} %");
            committed.ShouldBeLessThanOrEqualTo(none);
            settled.ShouldBeLessThanOrEqualTo(committed);
            if (profile.Clock.Drive == ClockDrive.StreamTime || (partitions == 1 && profile.Clock.Emission == WatermarkEmission.PerRecord))
            {
                none.ShouldBe(0);
            }
        }

        output.WriteLine(line);
    }

    private static double Share(EngineProfile profile, int partitions, int barrierEvery, bool settled)
    {
        var plan = new StreamPlan(new TestDomain(20_000, 100) { Gap = TimeSpan.FromSeconds(1), MaxTransportDelay = TimeSpan.FromSeconds(2) }).Over(partitions)
            .Late(0.06, TimeSpan.FromHours(1)).Duplicated(0.02).OutOfOrder(0.12);
        var stream = (barrierEvery == 0 ? plan : plan.Barriers(barrierEvery)).Generate(new Seed(1));
        var totals = stream.TruthFor(profile, WindowShape.Tumbling(TimeSpan.FromMinutes(5)), new TruthOptions { BarriersSettle = settled }).Totals;
        totals.Balance.ShouldBeTrue();
        return 100.0 * totals.UndecidedInWindows / totals.InWindows;
    }
}
