namespace StreamTesting.Tests;

public sealed class PayloadSummaryTests
{
    [Fact]
    public void ToString_EachPayloadStep_ShowsAskedBesideMeasured()
    {
        var stream = new StreamPlan(new StayDomain(1000))
            .Evolved(FieldChange.Renamed("data.guest", "guest_id"), 0.3, StayDomain.Start.AddHours(4))
            .Evolved(FieldChange.Introduced("data.promo"), from: StayDomain.Start.AddHours(8))
            .Faulty(0.02, "missing-amount")
            .Faulty(0.05, "reversed-dates", Choosing.ByCoin)
            .PartialUpdates(0.2, "data", of: ["updated"])
            .DuplicateRows(0.01)
            .Poisoned(0.03)
            .Generate(new Seed(42));

        stream.Summary.ToString().ShouldBe(
            """
            stays from seed st1-000000000001as
              1010 arrivals of 1010 events of 10 keys in 1 partition(s)
              booked 505, cancelled 252, updated 253
              from 2026-01-01T00:00:00Z to 2026-01-01T16:39:00Z
                                                                                    asked                  measured
              schema with renamed data.guest to guest_id from 2026-01-01T04:00:00Z  30 % = 228             209 (27.50 %); 19 could not be; 213 in all, whatever the cause
              schema with introduced data.promo from 2026-01-01T08:00:00Z           100 % = 130            127 (97.69 %); 3 could not be; 128 in all, whatever the cause
              missing data.total (fault missing-amount)                             2 % = 10               10 (2.00 %)
              data.check_in and data.check_out swapped (fault reversed-dates)       5 % by coin, about 38  34 (4.53 %)
              partial updates of data                                               20 % = 50              49 (19.76 %); 1 could not be; 155 in all, whatever the cause
              business rows entered twice                                           1 % = 10               10 (1.00 %)
              poisoned                                                              3 % = 30               30 (3.00 %)
              out of order                                                                                 1 (0.10 %)

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Rows_WithoutPoison_AreAllMet()
    {
        for (var n = 0; n < 20; n++)
        {
            var stream = new StreamPlan(new StayDomain(300)).Over(3)
                .Evolved(FieldChange.AsText("data.total"), 0.37).Evolved(FieldChange.Introduced("data.promo"), 0.5).Faulty(0.21, "missing-amount").Faulty(0.1, PayloadFault.Null("data.status"))
                .DuplicateRows(0.1).Duplicated(0.1).Duplicated(0.1, DuplicateKind.Retry).Late(0.1, TimeSpan.FromHours(1)).Redelivered(20)
                .Generate(new Seed(9).Derive(n));
            var covered = stream.Count(arrival => arrival.Event.Index >= 0 && arrival.First is null && arrival.SchemaVersion > 1 && arrival.IsStay() && !arrival.Has("data.total"));

            stream.Summary.Rows.Where(row => !row.IsMet).Select(row => row.Name).ShouldBeSubsetOf(["schema with data.total as text"]);
            var row = stream.Summary.Rows[0];
            (row.AskedCount - row.Measured).ShouldBe(stream.Count(arrival =>
                arrival.Event.Index >= 0 && arrival.First is null && arrival.Labels.Payload is { } label && label.NewVersions.Contains(FieldChange.AsText("data.total")) && !arrival.Has("data.total")));
            covered.ShouldBeGreaterThan(0);
        }
    }
}
