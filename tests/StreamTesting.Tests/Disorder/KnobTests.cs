namespace StreamTesting.Tests;

public sealed class KnobTests
{
    private const int Count = 1000;

    private static StreamPlan Plan => new(new TestDomain(Count));

    [Fact]
    public void Summary_NoDisorder_MeasuresNone()
    {
        var measured = Plan.Over(3).Generate(new Seed(1)).Summary.Measured;

        measured.Arrivals.ShouldBe(Count);
        measured.Duplicates.ShouldBe(0);
        measured.OutOfOrder.ShouldBe(0);
        measured.OutOfOrderInEntity.ShouldBe(0);
        measured.LateByDay.ShouldBe(0);
        measured.GreatestDelay.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.06, 60)]
    [InlineData(1, 1000)]
    public void Late_Exactly_IsMeasuredBack(double rate, long expected)
    {
        var summary = Plan.Late(rate, TimeSpan.FromHours(2)).Generate(new Seed(1)).Summary;

        summary.Measured.LateBy(TimeSpan.FromMinutes(12)).ShouldBe(expected);
        summary.Measured.GreatestDelay.ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(2));
        summary.Rows[0].IsMet.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.06, 22, 98)]
    [InlineData(1, 1000, 1000)]
    public void Late_ByCoin_StaysWithinFiveStandardDeviations(double rate, long least, long most)
    {
        var stream = Plan.Late(rate, TimeSpan.FromHours(2), choosing: Choosing.ByCoin).Generate(new Seed(1));

        stream.Summary.Measured.LateBy(TimeSpan.FromMinutes(12)).ShouldBeInRange(least, most);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.06, 60)]
    [InlineData(1, 1000)]
    public void LateByDays_Exactly_IsMeasuredBackByDay(double rate, long expected)
    {
        var measured = Plan.LateByDays(rate, 3).Generate(new Seed(1)).Summary.Measured;

        measured.LateByDay.ShouldBe(expected);
        measured.GreatestDelay.ShouldBeLessThanOrEqualTo(TimeSpan.FromDays(3) + TimeSpan.FromHours(2) + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void LateByDays_EventsBeforeMidnight_AreNotLateByTransportAlone()
    {
        var domain = new TestDomain(Count) { MaxTransportDelay = TimeSpan.FromMinutes(10), Gap = TimeSpan.FromMinutes(3) };

        new StreamPlan(domain).Generate(new Seed(1)).Summary.Measured.LateByDay.ShouldBe(0);
    }

    [Theory]
    [InlineData(DuplicateKind.Exact, 0, 0)]
    [InlineData(DuplicateKind.Exact, 0.02, 20)]
    [InlineData(DuplicateKind.Exact, 1, 1000)]
    [InlineData(DuplicateKind.Retry, 0.02, 20)]
    [InlineData(DuplicateKind.Retry, 1, 1000)]
    [InlineData(DuplicateKind.Conflicting, 0.02, 20)]
    [InlineData(DuplicateKind.Conflicting, 1, 1000)]
    public void Duplicated_EachKind_IsMeasuredBackFromIdsAndBytes(DuplicateKind kind, double rate, long expected)
    {
        var stream = Plan.Duplicated(rate, kind).OutOfOrder(0.3).Late(0.1, TimeSpan.FromHours(1)).Generate(new Seed(1));

        stream.Summary.Measured.Duplicates.ShouldBe(expected);
        stream.Summary.Rows[0].IsMet.ShouldBeTrue(stream.Summary.ToString());
        stream.Truth.CountOf(kind).ShouldBe(expected);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(1, 0.12, 120)]
    [InlineData(1, 0.5, 500)]
    [InlineData(10, 0.12, 120)]
    [InlineData(10, 0.5, 500)]
    [InlineData(1023, 0.12, 120)]
    [InlineData(1023, 1, 999)]
    public void OutOfOrder_OnePartition_MissesAtMostWhatIsOwedAtTheEnd(int displacement, double rate, long expected)
    {
        foreach (var n in Enumerable.Range(0, 20))
        {
            var stream = Plan.OutOfOrder(rate, displacement).Generate(new Seed(1).Derive(n));

            (stream.Summary.Measured.OutOfOrder >= (displacement == 1 && rate >= 0.5 ? 450 : expected - 1)).ShouldBeTrue(stream.Summary.ToString());
            stream.Summary.Measured.OutOfOrder.ShouldBeLessThanOrEqualTo(expected);
            stream.Max(arrival => arrival.Labels.Displacement).ShouldBeLessThanOrEqualTo(displacement);
        }
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(10, 909)]
    public void OutOfOrder_All_ReachesTheMostThatTheDisplacementAllows(int displacement, long expected)
    {
        var measured = Plan.OutOfOrder(1, displacement).Generate(new Seed(1)).Summary.Measured;

        measured.OutOfOrder.ShouldBeInRange(expected - 1, expected + 1);
    }

    [Fact]
    public void OutOfOrder_BoundedByTime_KeepsTheBound()
    {
        foreach (var n in Enumerable.Range(0, 20))
        {
            var stream = Plan.OutOfOrder(0.3, upTo: TimeSpan.FromSeconds(30)).Generate(new Seed(2).Derive(n));

            stream.Max(arrival => arrival.Labels.OutOfOrderBy).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(30));
            stream.Summary.Measured.OutOfOrder.ShouldBeInRange(297, 300);
        }
    }

    [Fact]
    public void OutOfOrder_TimeBoundBelowTheGap_LeavesAllInOrderAndSaysSo()
    {
        var summary = Plan.OutOfOrder(0.3, upTo: TimeSpan.FromSeconds(9)).Generate(new Seed(2)).Summary;

        summary.Measured.OutOfOrder.ShouldBe(0);
        summary.ToString().ShouldContain("300 could not be");
    }

    [Fact]
    public void OutOfOrder_SeveralPartitions_MissesAtMostTheLastOfEach()
    {
        foreach (var n in Enumerable.Range(0, 20))
        {
            var measured = Plan.Over(4).OutOfOrder(0.12).Generate(new Seed(3).Derive(n)).Summary.Measured;

            measured.OutOfOrder.ShouldBeInRange(117, 120);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.12, 119)]
    [InlineData(1, 990)]
    public void OutOfOrderInEntity_AnyPartitions_IsMeasuredBackExactly(double rate, long expected)
    {
        foreach (var partitions in new[] { 1, 3, 10 })
        {
            var stream = Plan.Over(partitions).OutOfOrderInEntity(rate).Generate(new Seed(1));

            stream.Summary.Measured.OutOfOrderInEntity.ShouldBe(expected, stream.Summary.ToString());
            stream.Summary.Rows[0].IsMet.ShouldBeTrue();
        }
    }

    [Fact]
    public void OutOfOrderInEntity_BoundedHold_KeepsTheBound()
    {
        var stream = Plan.OutOfOrderInEntity(0.5, TimeSpan.FromSeconds(30)).Generate(new Seed(1));

        stream.Count().ShouldBe(Count);
        stream.Max(arrival => arrival.Labels.Delay).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5 + 30 + 15));
        stream.Summary.Measured.OutOfOrderInEntity.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(50, 3)]
    [InlineData(1_000_000, 1)]
    public void Redelivered_LastArrivals_ComeAgainInTheirOrderWithTheirBytes(int length, int times)
    {
        var stream = Plan.Redelivered(length, times).Generate(new Seed(1));
        var arrivals = stream.ToList();
        var again = arrivals.Where(arrival => arrival.Labels.Duplicate == DuplicateKind.Redelivery).ToList();

        again.Count.ShouldBeInRange(Math.Min(length, Count), Math.Min(length, Count) * times);
        var tail = arrivals[^Math.Min(length, Count)..];
        tail.ShouldAllBe(arrival => arrival.Labels.Duplicate == DuplicateKind.Redelivery);
        tail.Select(arrival => arrival.Labels.FirstPosition).ShouldBeInOrder();
        again.ShouldAllBe(arrival => arrival.ToBytes().SequenceEqual(arrivals[(int)arrival.Labels.FirstPosition].ToBytes()));
    }
}
