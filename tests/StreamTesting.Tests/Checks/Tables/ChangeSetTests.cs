namespace StreamTesting.Tests;

public sealed class ChangeSetTests
{
    private static readonly ChangeSet Some = Changes.Of(Changes.Lifecycle);

    [Fact]
    public void New_WithoutTruthOrRecords_SaysWhich()
    {
        Should.Throw<ArgumentNullException>(() => new ChangeSet(null!, [])).ParamName.ShouldBe("truth");
        Should.Throw<ArgumentNullException>(() => new ChangeSet(Some.Truth, null!)).ParamName.ShouldBe("records");
    }

    [Fact]
    public void Deliveries_SuffixAgain_BeginWithTheShortest()
    {
        var deliveries = Some.Deliveries(DeliveryKind.SuffixAgain).ToList();

        deliveries.Count.ShouldBe(10);
        deliveries[0].Text.ShouldBe("record #9 came again");
        deliveries[1].Text.ShouldBe("records #8 to #9 came again");
        Numbers(deliveries[1]).ShouldBe([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 9]);
        Numbers(deliveries[9]).Skip(10).ShouldBe(Enumerable.Range(0, 10));
    }

    [Fact]
    public void Deliveries_FewerSuffixesThanRecords_AreSpreadFromTheShortestToAll()
    {
        var deliveries = Some.Deliveries(DeliveryKind.SuffixAgain, trials: 3).ToList();

        deliveries.Select(delivery => delivery.Records.Count - 10).ShouldBe([1, 5, 10]);
    }

    [Fact]
    public void Deliveries_KeyOrderKept_KeepTheOrderOfEachKeyAndNoOther()
    {
        var deliveries = Some.Deliveries(DeliveryKind.KeyOrderKept).ToList();

        deliveries.Count.ShouldBe(20);
        foreach (var delivery in deliveries)
        {
            Numbers(delivery).Order().ShouldBe(Enumerable.Range(0, 10));
            foreach (var key in delivery.Records.GroupBy(record => record.CanonicalKey))
            {
                key.Select(record => record.Number).ShouldBeInOrder();
            }
        }

        deliveries.Select(delivery => string.Join(' ', Numbers(delivery))).Distinct().Count().ShouldBeGreaterThan(10);
        deliveries.Count(delivery => Numbers(delivery).IndexOf(8) < Numbers(delivery).IndexOf(6)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Deliveries_KeyOrderKept_LeaveATruncateWhereItIs()
    {
        var changes = Changes.Of(Envelopes.Row(0, "c", 1, "a"), Envelopes.Row(1, "c", 2, "b"), Changes.Truncate(2), Envelopes.Row(3, "c", 1, "c"), Envelopes.Row(4, "c", 3, "d"));

        changes.Deliveries(DeliveryKind.KeyOrderKept).ShouldAllBe(delivery => delivery.Records[2].Number == 2);
    }

    [Fact]
    public void Deliveries_OfOneSeed_AreTheSame_AndOfAnotherNot()
    {
        string[] Of(Seed seed) => [.. Some.Deliveries(DeliveryKind.AnyOrder, seed).Select(delivery => string.Join(' ', Numbers(delivery)))];

        Of(new Seed(7)).ShouldBe(Of(new Seed(7)));
        Of(new Seed(7)).ShouldNotBe(Of(new Seed(8)));
    }

    [Fact]
    public void Deliveries_AnyOrder_KeepWhatAPlaceholderNeeds()
    {
        var changes = Changes.Of(Envelopes.Row(0, "c", 1, "a"), Envelopes.Row(1, "u", 1, "b"), Envelopes.Row(2, "u", 1, "__debezium_unavailable_value"), Envelopes.Row(3, "u", 1, "d"));

        var orders = changes.Deliveries(DeliveryKind.AnyOrder, trials: 50).Select(Numbers).ToList();

        orders.ShouldAllBe(order => order.IndexOf(2) > order.IndexOf(0) && order.IndexOf(2) > order.IndexOf(1));
        orders.ShouldContain(order => order.IndexOf(3) < order.IndexOf(0));
        orders.ShouldContain(order => order.IndexOf(1) < order.IndexOf(0));
    }

    [Fact]
    public void Deliveries_KeyChangeTurned_CreateBeforeTheyDelete()
    {
        var delivery = Some.Deliveries(DeliveryKind.KeyChangeTurned).ShouldHaveSingleItem();

        Numbers(delivery).ShouldBe([0, 1, 2, 3, 4, 5, 8, 6, 7, 9]);
        delivery.Text.ShouldBe("record #8, the row under its new key, came before record #6, its delete under the old one");
    }

    [Fact]
    public void Deliveries_TombstonesFirst_HaveOneOfEachKeyAndTwiceWhatWasSent()
    {
        var records = Some.Deliveries(DeliveryKind.TombstonesFirst).ShouldHaveSingleItem().Records;

        records.Take(4).ShouldAllBe(record => record.IsTombstone);
        records.Take(4).Select(record => record.CanonicalKey).ShouldBeUnique();
        records.Count.ShouldBe(4 + 10 + 2);
    }

    [Fact]
    public void Deliveries_OldAgain_HaveARecordBehindANewerOne()
    {
        foreach (var delivery in Some.Deliveries(DeliveryKind.OldAgain))
        {
            var twice = Numbers(delivery).GroupBy(number => number).Single(group => group.Count() == 2).Key;
            Some.Records.Count(record => record.CanonicalKey == Some.Records[twice].CanonicalKey && record.Number > twice).ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Deliveries_SnapshotAgain_HaveItsRowsBehindEachLaterPlace()
    {
        var deliveries = Some.Deliveries(DeliveryKind.SnapshotAgain).ToList();

        deliveries.Count.ShouldBe(9);
        deliveries.ShouldAllBe(delivery => Numbers(delivery).Count(number => number == 0) == 2);
        Changes.Of(Envelopes.Row(0, "c", 1, "a"), Envelopes.Row(1, "u", 1, "b")).Deliveries(DeliveryKind.SnapshotAgain).ShouldBeEmpty();
    }

    [Fact]
    public void Deliveries_OfKeys_AreThoseThatEveryMergeBears()
    {
        Some.Deliveries(DeliveryOrder.OfKeys).Select(delivery => delivery.Kind).Distinct()
            .ShouldBe([DeliveryKind.AsSent, DeliveryKind.SuffixAgain, DeliveryKind.KeyOrderKept, DeliveryKind.KeyChangeTurned, DeliveryKind.TombstonesFirst]);
        Some.Deliveries(DeliveryOrder.None).Select(delivery => delivery.Kind).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void Deliveries_NoTrials_AreRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Some.Deliveries(DeliveryKind.SuffixAgain, trials: 0));

    [Fact]
    public void Of_ACapture_TakesTheTablesTopicOnly()
    {
        var capture = RecordedCaptures.Load("pg-truncate");

        var changes = ChangeSet.Of(capture, "public.orders");

        changes.Records.ShouldAllBe(record => record.Topic == "shop.public.orders");
        changes.Records.Length.ShouldBeLessThan(capture.Records.Count);
    }

    private static List<int> Numbers(TableDelivery delivery) => [.. delivery.Records.Select(record => record.Number)];
}
