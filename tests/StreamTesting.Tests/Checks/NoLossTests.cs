namespace StreamTesting.Tests;

public sealed class NoLossTests
{
    public static TheoryData<ulong> Seeds => Streams.Seeds;

    private static NoLoss<Output> Check(EventStream stream) => new(stream.Truth, output => output.EventId);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AConsumerThatRepeats_PassesAndCountsWhatIsAllowed(ulong seed)
    {
        var stream = Streams.Disordered(seed);

        var verdict = Check(stream).Judged(Consumers.ForgettingToDeduplicate, stream);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Allowed.ShouldHaveSingleItem().ShouldBe(new(Anomalies.Duplicate, stream.Truth.CopyCount));
        verdict.May.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_WrongConsumers_FailByName(ulong seed)
    {
        var stream = Streams.Disordered(seed);

        Check(stream).Judged(Consumers.DroppingEachTenth, stream).Counts.ShouldHaveSingleItem().ShouldBe(new(Anomalies.Lost, new AnomalyCount(40, 40)));
        Check(stream).Judged(Consumers.DeduplicatingByKey, stream).Counts.ShouldHaveSingleItem().ShouldBe(new(Anomalies.Lost, new AnomalyCount(390, 390)));
        Check(stream).Judged(Consumers.InventingIds, stream).Counts.ShouldHaveSingleItem().ShouldBe(new(Anomalies.Phantom, new AnomalyCount(8, 8)));
    }

    [Fact]
    public void Judge_ALostEvent_SaysAtLeastOnce()
    {
        var stream = Streams.Plain(3);

        var lost = Consumers.Deduplicating(stream).Take(2).AsObserved().Judge(Check(stream)).Violations.Single();

        lost.Message.ShouldEndWith("never came out");
        lost.Rule.ShouldBe("arrived once, at position 2 (arrived 00:00:01 after it happened) -> must come out at least once; it never came out");
        lost.Positions.ShouldBe([2]);
    }
}
