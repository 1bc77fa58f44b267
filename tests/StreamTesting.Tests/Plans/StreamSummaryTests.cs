namespace StreamTesting.Tests;

public sealed class StreamSummaryTests
{
    [Fact]
    public void ToString_DisorderedStream_ShowsAskedBesideMeasured()
    {
        var stream = new StreamPlan(new TestDomain(1000)).Over(3)
            .Late(0.06, TimeSpan.FromHours(2)).Duplicated(0.02).Duplicated(0.01, DuplicateKind.Retry).OutOfOrder(0.12).Redelivered(50).Generate(new Seed(42));

        stream.Summary.ToString().ShouldBe(
            """
            test from seed st1-000000000001as
              1080 arrivals of 1000 events of 10 keys in 3 partition(s)
              even 500, odd 500
              from 2026-01-01T00:00:00Z to 2026-01-01T02:46:30Z
                                        asked                               measured
              late by 00:12:00 or more  6 % = 60                            60 (6.00 %); 61 in all, whatever the cause
              duplicates, same bytes    2 % = 20                            20 (2.00 %); 70 in all, whatever the cause
              duplicates, other stamp   1 % = 10                            10 (1.00 %)
              out of order              12 % = 120                          119 (11.90 %); 1 could not be; 172 in all, whatever the cause
              sent again                the last 50 arrivals again, 1 time  50 (4.63 %)
              out of order in entity                                        143 (14.44 %)

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void ToString_StepsAboutConnectionsAndPartitions_ShowsAskedBesideMeasured() => new StreamPlan(new TestDomain(3000, 200)).Over(4)
        .Offline(0.1, TimeSpan.FromHours(1)).Bursting(TimeSpan.FromMinutes(10), 2).Skewed(0.25, 1).Idle(2)
        .Idle(3, TimeSpan.FromHours(1), TimeSpan.FromMinutes(30)).Lagging(0, TimeSpan.FromMinutes(5)).Generate(new Seed(42)).Summary.ToString().ShouldBeApproved();

    [Fact]
    public void Rows_TwoStepsOfOneKind_AreOneLine()
    {
        var summary = new StreamPlan(new TestDomain(1000)).Duplicated(0.02).Duplicated(0.03).Generate(new Seed(1)).Summary;

        summary.Rows.Count.ShouldBe(1);
        summary.Rows[0].AskedCount.ShouldBe(50);
        summary.Rows[0].IsMet.ShouldBeTrue();
        summary.Rows[0].Asked.ShouldBe("2 % = 20 and 3 % = 30");
    }

    [Fact]
    public void Rows_ByCoin_AskForNoNumber()
    {
        var summary = new StreamPlan(new TestDomain(1000)).Duplicated(0.02, choosing: Choosing.ByCoin).Generate(new Seed(1)).Summary;

        summary.Rows[0].AskedCount.ShouldBeNull();
        summary.Rows[0].Asked.ShouldBe("2 % by coin, about 20");
    }
}
