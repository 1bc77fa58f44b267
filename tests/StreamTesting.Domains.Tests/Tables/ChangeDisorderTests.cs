using System.Text.Json;

namespace StreamTesting.Domains.Tests;

/// <summary>What really happens to changes on their way: steps of a plan, labelled, and measured back from the arrivals.</summary>
public sealed class ChangeDisorderTests
{
    private static readonly StreamPlan Shop = Tables.Shop(400, o => o with { KeyChangeRate = 0.2, Debezium = new() { TransactionMetadata = true, NullAsDefault = false } });

    [Fact]
    public void Plan_WithAllSteps_IsJsonAndDescribesThem()
    {
        var plan = Shop.Resent(20, 3).DuplicatedInTransaction(0.1).KeyChangesReversed().UpdatedAfterDelete(0.3).SnapshotAgain(50, 0.4).Compacted(100, keepsTombstones: true);

        StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All).ShouldBe(plan);
        plan.ToString().ShouldContain("the source's last 20 records again, 3 times");
    }

    [Theory]
    [InlineData("resent", """{"step":"resent","length":0}""")]
    [InlineData("rate", """{"step":"duplicatedInTransaction","rate":1.1}""")]
    [InlineData("mostApart", """{"step":"duplicatedInTransaction","rate":1,"mostApart":-1}""")]
    [InlineData("key-changes-reversed", """{"step":"keyChangesReversed","rate":-0.1}""")]
    [InlineData("mostHeld", """{"step":"updatedAfterDelete","rate":0.1,"mostHeld":0}""")]
    [InlineData("snapshotAgain", """{"step":"snapshotAgain","length":0}""")]
    [InlineData("at", """{"step":"snapshotAgain","at":1.5}""")]
    [InlineData("compacted", """{"step":"compacted","length":1000001}""")]
    public void Plan_WithImpossibleSettings_IsRefusedByName(string named, string step) =>
        Should.Throw<PlanFormatException>(() => StreamPlan.FromJson($$"""{"streamtesting":1,"domain":{"name":"tables"},"disorder":[{{step}}]}""", DomainCatalogs.All)).Message.ShouldContain(named);

    [Theory]
    [InlineData(Connector.PostgreSql)]
    [InlineData(Connector.MariaDb)]
    public void Resent_FromWithinATransaction_NumbersItAnew(Connector connector)
    {
        var anew = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var plan = Tables.Shop(30, o => o with { MostStatements = 12, Debezium = new() { Connector = connector, TransactionMetadata = true } });
            var records = TableSamples.Records(plan.Resent(9).Generate(new Seed(seed)));
            var plain = TableSamples.Records(plan.Generate(new Seed(seed)));
            var again = records.Skip(plain.Count).ToList();

            again.Count.ShouldBeInRange(9, 10);
            if (again.Count == 10)
            {
                anew++;
                JsonElement.Parse(again[0].Value!).GetProperty("status").GetString().ShouldBe("BEGIN");
                var blocks = again.Skip(1).TakeWhile(record => record.Kind != RecordKind.Transaction).Where(record => record.Event is not null).Select(record => record.Event!.Transaction!).ToList();
                blocks.Select(block => block.TotalOrder).ShouldBe(Enumerable.Range(1, blocks.Count).Select(order => (long?)order));
                var end = again.Skip(1).First(record => record.Kind == RecordKind.Transaction);
                JsonElement.Parse(end.Value!).GetProperty("event_count").GetInt64().ShouldBe(blocks.Count);
            }
        }

        anew.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Resent_OfRecords_SendsThemInTheirOrderWithAnotherTime()
    {
        var stream = Shop.Resent(50, 4).Generate(new Seed(2));
        var arrivals = stream.ToList();

        var resent = arrivals.Where(arrival => arrival.Causes.HasFlag(Causes.Resent)).ToList();

        resent.Count.ShouldBeInRange(200, 204);
        Row(stream, "sent again by the source").Measured.ShouldBe(resent.Count);
        arrivals[^1].Labels.IsDuplicate.ShouldBeTrue();
        Converges(stream, new ReferenceMerge()).ShouldBeTrue("who is sent a suffix again comes to the same tables");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1)]
    public void DuplicatedInTransaction_OfAnyRate_CopiesBeforeTheTransactionEnds(double rate)
    {
        OptionList<TableModel> tables = [.. Tables.OfShop.Select(table => table with { Rows = 0 })];
        var plan = Tables.Of(tables, 200, o => o with { Debezium = new() { NullAsDefault = false } }).DuplicatedInTransaction(rate);
        var stream = plan.Generate(new Seed(3));
        var arrivals = stream.ToList();

        var copies = arrivals.Where(arrival => arrival.Labels.IsDuplicate).ToList();

        copies.Count.ShouldBe((int)Selection.CountOf(rate, stream.Size.Events));
        Row(stream, "records twice in their transaction").Measured.ShouldBe(copies.Count);
        copies.ShouldAllBe(copy => copy.Causes.HasFlag(Causes.InTransaction) && arrivals[(int)copy.Position - 1].Event.Transaction == copy.Event.Transaction);
        Converges(stream, new VersionedMerge(VersionOrders.CommitLsn)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.5, 0.2, 0.8)]
    [InlineData(1, 1, 1)]
    public void KeyChangesReversed_OfAnyRate_GivesBothOrdersOverPartitions(double rate, double least, double most)
    {
        var stream = Tables.Shop(800, o => o with { KeyChangeRate = 0.5, InsertRate = 0.2, DeleteRate = 0, MultiRowRate = 0 }).Over(4).KeyChangesReversed(rate).Generate(new Seed(4));
        var plain = Tables.Shop(800, o => o with { KeyChangeRate = 0.5, InsertRate = 0.2, DeleteRate = 0, MultiRowRate = 0 }).Over(4).Generate(new Seed(4));
        var (apart, reversed) = OrdersOf([.. stream]);

        apart.ShouldBeGreaterThan(50);
        ((double)reversed / apart).ShouldBeInRange(least, most);
        Row(stream, "new keys before old ones are gone").Measured.ShouldBe(reversed);
        LanesOf(stream).ShouldBe(LanesOf(plain), "the order within a partition never changes");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(1)]
    public void UpdatedAfterDelete_OfAnyRate_IsMoreThanAPlainFoldCanFollow(double rate)
    {
        var stream = Shop.UpdatedAfterDelete(rate).Generate(new Seed(5));
        var late = stream.Count(arrival => arrival.Causes.HasFlag(Causes.AfterDelete) && arrival.Event.Headers.All(header => header.Key != "__debezium.newkey"));

        Row(stream, "changes after the delete of their row").Measured.ShouldBe(stream.Count(arrival => arrival.Causes.HasFlag(Causes.AfterDelete)));
        (late > 20).ShouldBe(rate > 0);
        Converges(stream, new ReferenceMerge()).ShouldBe(rate == 0);
        Converges(stream, new VersionedMerge(VersionOrders.CommitLsn)).ShouldBeTrue("a merge by versions leaves out what is older than the delete");
    }

    [Fact]
    public void SnapshotAgain_InMidStream_IsMoreThanAPlainFoldCanFollow()
    {
        var stream = Shop.SnapshotAgain(at: 0.7).Generate(new Seed(6));

        Row(stream, "rows of the snapshot again").Measured.ShouldBe(20);
        Converges(stream, new ReferenceMerge()).ShouldBeFalse();
        Converges(stream, new VersionedMerge(VersionOrders.CommitLsn)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Compacted_OfAllRecords_LeavesTheLastOfEachKey(bool keepsTombstones)
    {
        var plan = Tables.Shop(400, o => o with { KeyChangeRate = 0, Tables = [.. Tables.OfShop.Select(table => table with { Identity = ReplicaIdentity.Full })], Debezium = new() { NullAsDefault = false } });
        var stream = plan.Over(3).Compacted(1_000_000, keepsTombstones).Generate(new Seed(7));
        var arrivals = stream.ToList();

        arrivals.Select(arrival => (arrival.Topic, arrival.Event.Key)).Distinct().Count().ShouldBe(arrivals.Count);
        arrivals.Any(arrival => arrival.Event.Operation == Operation.Tombstone).ShouldBe(keepsTombstones);
        arrivals.ShouldAllBe(arrival => arrival.Event.Operation != Operation.Delete);
        Row(stream, "gone by compaction").Measured.ShouldBe(stream.Size.Events - arrivals.Count);
        Converges(stream, new ReferenceMerge()).ShouldBeTrue();
    }

    [Fact]
    public void Compacted_OfTheFirstRecords_LeavesTheOthersAsTheyAre()
    {
        var plain = Shop.Generate(new Seed(8)).Select(arrival => arrival.Event.Id).ToList();
        var compacted = Shop.Compacted(300).Generate(new Seed(8)).Select(arrival => arrival.Event.Id).ToList();

        compacted.Count.ShouldBeLessThan(plain.Count);
        compacted.Skip(compacted.Count - (plain.Count - 300)).ShouldBe(plain.Skip(300));
    }

    [Fact]
    public void BeforeImages_LeftOutByAFault_AreNull()
    {
        var plan = Tables.Shop(100, o => o with { Debezium = new() { Connector = Connector.MariaDb } }).Faulty(0.5, PayloadFault.Null("before") with { Of = ["items.updated", "orders.updated"] });

        var updates = TableSamples.Records(plan.Generate(new Seed(9))).Where(record => record.Event is { Code: "u" }).ToList();

        updates.ShouldContain(record => record.Event!.Before == null);
        updates.ShouldContain(record => record.Event!.Before != null);
    }

    private static SummaryRow Row(EventStream stream, string name) => stream.Summary.Rows.Single(row => row.Name == name);

    private static bool Converges(EventStream stream, ITableMerge merge)
    {
        foreach (var record in TableSamples.Records(stream))
        {
            merge.Apply(record);
        }

        return stream.Tables().Tables.Values.All(table => TableComparison.Of(table, merge.Tables.GetValueOrDefault(table.Name)?.Rows ?? []).Differences.Count == 0);
    }

    private static (int Apart, int Reversed) OrdersOf(IReadOnlyList<Arrival> arrivals)
    {
        var (apart, reversed) = (0, 0);
        foreach (var create in arrivals.Where(arrival => arrival.Event.Headers.ContainsKey("__debezium.oldkey")))
        {
            var delete = arrivals.First(arrival => arrival.Event.Operation == Operation.Delete && arrival.Event.Transaction == create.Event.Transaction
                && arrival.Event.Headers.GetValueOrDefault("__debezium.newkey") == create.Event.Key && arrival.Event.Key == create.Event.Headers["__debezium.oldkey"]);
            apart += delete.Partition == create.Partition ? 0 : 1;
            reversed += create.Position < delete.Position ? 1 : 0;
        }

        return (apart, reversed);
    }

    private static List<string> LanesOf(EventStream stream) =>
        [.. stream.GroupBy(arrival => (arrival.Topic, arrival.Partition)).Select(lane => $"{lane.Key}: {string.Join(' ', lane.Select(arrival => arrival.Event.Id))}").Order(StringComparer.Ordinal)];
}
