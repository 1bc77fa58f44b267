namespace StreamTesting.Tests.Engines;

/// <summary>The versions of a key in a segment, as the engine's own value format has them.</summary>
public sealed class SegmentRowTests
{
    [Theory]
    [InlineData(9, "small")]
    [InlineData(20, "large")]
    [InlineData(21, "large")]
    public void Find_ATimeOutsideTheChain_SaysOnWhichSide(long time, string side) =>
        Should.Throw<TableFailureException>(() => new SegmentRow(1, 10, 20).Find(time)).Message.ShouldBe($"Timestamp is too {side} to be found in this segment.");

    [Theory]
    [InlineData(10, 1, 10, 14)]
    [InlineData(13, 1, 10, 14)]
    [InlineData(14, 2, 14, 20)]
    [InlineData(19, 2, 14, 20)]
    public void Find_ATimeOfTheChain_GivesTheVersionThatIsValidThen(long time, long number, long from, long to)
    {
        var row = new SegmentRow(1, 10, 14);
        row.AddNewest(2, 14, 20);

        var found = row.Find(time);

        (found.Number, found.From, found.To).ShouldBe((number, from, to));
    }

    [Fact]
    public void AddNewest_BehindAGap_MakesTheGapATombstone()
    {
        var row = new SegmentRow(1, 10, 14);

        row.AddNewest(2, 16, 20);

        (row.Find(14).Number, row.Find(15).Number, row.Find(16).Number).ShouldBe((null, null, 2));
    }
}
