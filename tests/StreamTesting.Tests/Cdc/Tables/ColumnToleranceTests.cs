namespace StreamTesting.Tests;

public sealed class ColumnToleranceTests
{
    [Theory]
    [InlineData("numeric(10,2)", "12.34", 12.33, 0.01, true)]
    [InlineData("numeric(10,2)", "12.34", 12.329, 0.01, false)]
    [InlineData("numeric(10,2)", "-0.01", 0, 0.01, true)]
    [InlineData("double precision", "1e300", 1e300, 0.01, true)]
    [InlineData("double precision", "1e300", 1e299, 0.01, false)]
    [InlineData("integer", "7", 8L, 1, true)]
    [InlineData("integer", "7", 9L, 1, false)]
    [InlineData("numeric(10,2)", "12.34", null, 100, false)]
    [InlineData("numeric(10,2)", null, null, 0, true)]
    [InlineData("text", "a", "b", 100, false)]
    public void Tolerating_ANumber_AllowsWhatIsNear(string type, string? database, object? consumer, double by, bool allowed) =>
        IsRight(TruthOf(type, database).Tolerating("v", (decimal)by), consumer).ShouldBe(allowed);

    [Theory]
    [InlineData("timestamp without time zone", "2026-01-01 00:00:00.000001", 0, 1, true)]
    [InlineData("timestamp without time zone", "2026-01-01 00:00:00.0015", 0, 1, false)]
    [InlineData("timestamp with time zone", "2026-01-01 01:00:00.0009+01", 0, 1, true)]
    [InlineData("date", "2026-01-02", 0, 86_400_000, true)]
    [InlineData("date", "2026-01-03", 0, 86_400_000, false)]
    public void Tolerating_ATime_AllowsWhatIsNear(string type, string database, int offset, int milliseconds, bool allowed) =>
        IsRight(
            TruthOf(type, database).Tolerating("v", TimeSpan.FromMilliseconds(milliseconds)),
            new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(offset)).ShouldBe(allowed);

    [Fact]
    public void Tolerating_ATimeOfDay_AllowsWhatIsNear()
    {
        var truth = TruthOf("time without time zone", "12:00:00.5").Tolerating("v", TimeSpan.FromSeconds(1));

        IsRight(truth, new TimeSpan(12, 0, 1)).ShouldBeTrue();
        IsRight(truth, new TimeSpan(12, 0, 2)).ShouldBeFalse();
    }

    [Fact]
    public void Tolerating_OneColumn_LeavesTheTruthAndTheOtherColumnsAsTheyAre()
    {
        var truth = TruthOf("numeric(10,2)", "12.34");
        _ = truth.Tolerating("v", 1m);

        IsRight(truth, 12.35m).ShouldBeFalse();
        IsRight(truth.Tolerating("id", 1m), 12.35m).ShouldBeFalse();
    }

    [Fact]
    public void Tolerating_WhatCanNotBe_IsRefused()
    {
        var truth = TruthOf("numeric(10,2)", "12.34");

        Should.Throw<ArgumentException>(() => truth.Tolerating("amount", 1m)).Message.ShouldContain("The table t has no column 'amount'; it has id, v.");
        Should.Throw<ArgumentOutOfRangeException>(() => truth.Tolerating("v", -1m));
        Should.Throw<ArgumentOutOfRangeException>(() => truth.Tolerating("v", TimeSpan.FromTicks(-1)));
    }

    private static TableTruth TruthOf(string type, string? value) => new(
        "made-up",
        new CapturedTable(
            "t",
            [new("id", "integer", ColumnKind.Integer, true, 1), new("v", type, TableColumn.KindOf(type))],
            [new TableRow([new("id", "1"), new("v", value)])]),
        null);

    private static bool IsRight(TableTruth truth, object? value) => TableComparison.Of(truth, [new TableRow([new("id", 1), new("v", value)])]).Differences.Count == 0;
}
