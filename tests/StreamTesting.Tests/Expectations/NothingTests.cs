namespace StreamTesting.Tests.Expectations;

/// <summary>What is null is refused by its name.</summary>
public sealed class NothingTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly WindowShape Seconds = WindowShape.Tumbling(Second);
    private static readonly GroundTruth Truth = Listed.Times(1);
    private static readonly EventStream Stream = new StreamPlan(new TestDomain(1)).Generate(new Seed(1));
    private static readonly EngineProfile Flink = EngineProfiles.Flink;

    public static TheoryData<string, Action> Calls => new()
    {
        { "truth", () => ((GroundTruth)null!).For(Flink) },
        { "truth", () => ((GroundTruth)null!).For(Flink, Seconds) },
        { "truth", () => ((GroundTruth)null!).ForSessions(Flink, Second) },
        { "truth", () => ((GroundTruth)null!).ForSliding(EngineProfiles.KafkaStreams, Second) },
        { "stream", () => ((EventStream)null!).TruthFor(Flink) },
        { "stream", () => ((EventStream)null!).TruthFor(Flink, Seconds) },
        { "stream", () => ((EventStream)null!).TruthForSessions(Flink, Second) },
        { "stream", () => ((EventStream)null!).TruthForSliding(EngineProfiles.KafkaStreams, Second) },
        { "profile", () => Truth.For(null!) },
        { "profile", () => Truth.For(null!, Seconds) },
        { "profile", () => Stream.TruthFor(null!) },
        { "plan", () => ((StreamPlan)null!).AtEdges(Flink, Seconds) },
        { "plan", () => ((StreamPlan)null!).AtSessionEdges(Flink, Second) },
        { "profile", () => Stream.Plan.AtEdges(null!, Seconds) },
        { "profile", () => Stream.Plan.AtSessionEdges(null!, Second) },
        { "arrival", () => Truth.For(Flink).Of(null!) },
        { "key", () => Truth.For(Flink, Seconds).TryFind(null!, DateTimeOffset.UnixEpoch, out _) },
        { "ids", () => Truth.For(Flink, Seconds).Windows[0].WhyNot(null!) },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Null_IsRefusedByItsName(string parameter, Action call) => Should.Throw<ArgumentNullException>(call).ParamName.ShouldBe(parameter);
}
