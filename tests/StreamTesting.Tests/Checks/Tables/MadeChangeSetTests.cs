using StreamTesting.Domains;

namespace StreamTesting.Tests;

public sealed class MadeChangeSetTests
{
    private static readonly StreamPlan Plan = StreamTesting.Domains.Tables.Shop(transactions: 20, o => o with { Debezium = new() { TransactionMetadata = true } });

    [Fact]
    public void Of_AStreamThatWasMade_HasTheTablesRecordsByTheirNumbers()
    {
        var stream = Plan.Generate(new Seed(7));
        var arrivals = stream.ToList();

        var changes = ChangeSet.Of(stream.Tables(), "public.orders", stream);

        changes.Records.ShouldNotBeEmpty();
        changes.Records.ShouldAllBe(record => record.Topic == "shop.public.orders" && changes.Truth.EventIdOf(record.Number) == arrivals[record.Number].Event.Id);
        ChangeSet.Of(stream.Tables(), "public.orders", stream, withTransactions: true).Records.Count(record => record.Kind == RecordKind.Transaction).ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Of_AStreamThatWasMade_IsMergedByTheReference()
    {
        var stream = Plan.Generate(new Seed(7));
        var changes = ChangeSet.Of(stream.Tables(), "public.items", stream);
        var merge = TableConsumer.Of(() => new ReferenceMerge(), (state, record) => state.Apply(record), state => state.Tables.GetValueOrDefault("public.items")?.Rows ?? []);

        (await merge.Deliver(changes.Deliveries(DeliveryOrder.OfKeys, trials: 3)).AsObserved().JudgeAsync(new MergeTrials(changes))).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public void Of_AStreamInDisorder_IsRefused()
    {
        var stream = Plan.Duplicated(0.3).Generate(new Seed(7));

        Should.Throw<ArgumentException>(() => ChangeSet.Of(stream.Tables(), "public.orders", stream)).Message.ShouldContain("give the stream of the plan without disorder");
    }

    [Fact]
    public void Of_NoSuchTable_NamesThoseThatAre() =>
        Should.Throw<KeyNotFoundException>(() => ChangeSet.Of(Plan.Generate(new Seed(7)).Tables(), "public.order", [])).Message.ShouldContain("public.customers");
}
