using StreamTesting.Tests.Shared;

namespace StreamTesting.Assertions.Tests;

public sealed class MergeAssertionsTests
{
    private static readonly ChangeSet Guests = Of(
        Row(0, "c", 1, "ann"), Row(1, "c", 2, "bob"), Row(2, "u", 1, "anna"), Record(3, 2, """{"op":"d","after":null,"source":{"schema":"public","table":"guests","lsn":3}}"""), Record(4, 2, null), Row(5, "u", 1, "anne"));

    private static readonly TableConsumer Upserts = Consumer((table, record) => Apply(table, record));


    [Fact]
    public async Task AMergeThatIsRight_PassesAll()
    {
        (await Upserts.ShouldConvergeTo(Guests)).Compared.ShouldBe(2);
        (await Upserts.ShouldBeIdempotent(Guests)).Observed.ShouldBe(7);
        (await Upserts.ShouldNotDependOnOrder(Guests)).Outcome.ShouldBe(VerdictOutcome.Passed);
        (await Upserts.ShouldMergeWell(Guests)).Outcome.ShouldBe(VerdictOutcome.Passed);
        (await Upserts.ShouldNeverGoBack(Guests)).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public async Task ShouldConvergeTo_ADeleteIgnored_IsApproved()
    {
        var ignoresDeletes = Consumer((table, record) =>
        {
            if (record.Event?.After is not null)
            {
                Apply(table, record);
            }
        });

        var failure = await FailureOf(ignoresDeletes.ShouldConvergeTo(Guests, customMessage: "guests differ"));

        failure.Message.ShouldBeApproved();
    }

    [Fact]
    public async Task ShouldBeIdempotent_ALogThatGrows_IsApproved()
    {
        var appends = Consumer((table, record) =>
        {
            Apply(table, record);
            if (record.Event?.After is { } after)
            {
                table[record.CanonicalKey!] = new TableRow([new("id", after["id"]), new("name", $"{after["name"]}{(record.Number == 5 && table.ContainsKey("seen") ? " again" : "")}")]);
                _ = record.Number == 5 && table.TryAdd("seen", Columns("9", "seen"));
            }
        });

        var failure = await FailureOf(appends.ShouldBeIdempotent(Guests));

        failure.Message.ShouldBeApproved();
    }

    [Fact]
    public async Task ShouldNotDependOnOrder_UpsertsInAnyOrder_IsApproved()
    {
        var failure = await FailureOf(Upserts.ShouldNotDependOnOrder(Guests, DeliveryOrder.None));

        failure.Message.ShouldBeApproved();
    }

    [Fact]
    public async Task ShouldMergeWell_ATombstoneThatCrashes_IsApproved()
    {
        var crashes = Consumer((table, record) => Apply(table, record.Value is null ? throw new InvalidOperationException("The value is null.") : record));

        var failure = await FailureOf(crashes.ShouldMergeWell(Guests));

        failure.Message.ShouldBeApproved();
    }

    [Fact]
    public async Task ShouldNeverGoBack_AnOldRecordAgain_IsApproved()
    {
        var again = Guests.Deliveries(DeliveryKind.OldAgain).First(delivery => delivery.Records[^1].Number == 5);

        var failure = await FailureOf(Upserts.ShouldNeverGoBack(Guests, again));

        failure.Message.ShouldBeApproved();
    }

    [Fact]
    public async Task ShouldKeepTransactionsWhole_RecordByRecord_IsApproved()
    {
        var two = Of(Row(0, "c", 1, "ann", 71), Row(1, "c", 2, "bob", 71), Row(2, "u", 1, "anna", 72));

        var failure = await FailureOf(Upserts.ShouldKeepTransactionsWhole(two));

        failure.Message.ShouldBeApproved();
    }

    [Fact]
    public async Task ShouldMergeWell_AConsumerThatCanNotStart_SaysWhy()
    {
        var failure = await FailureOf(
            TableConsumer.Of<int>(() => throw new TimeoutException("no database"), (_, _) => { }, _ => []).ShouldMergeWell(Guests));

        failure.Message.ShouldStartWith("ShouldMergeWell is undecided");
        failure.Message.ShouldContain("TimeoutException: no database");
    }

    private static Task<ShouldAssertException> FailureOf(Task asserting) => Assert.ThrowsAsync<ShouldAssertException>(() => asserting);

    private static TableConsumer Consumer(Action<Dictionary<string, TableRow>, ChangeRecord> apply) =>
        TableConsumer.Of(() => new Dictionary<string, TableRow>(), apply, table => table.Where(row => row.Key != "seen").Select(row => row.Value));

    private static void Apply(Dictionary<string, TableRow> table, ChangeRecord record)
    {
        if (record.Event?.After is { } after)
        {
            table[record.CanonicalKey!] = after;
        }
        else
        {
            table.Remove(record.CanonicalKey!);
        }
    }

    private static ChangeSet Of(params ChangeRecord[] records)
    {
        var merge = new ReferenceMerge();
        Array.ForEach(records, merge.Apply);
        var fold = merge.Tables["public.guests"];
        return new ChangeSet(
            new TableTruth("made-up", new CapturedTable("public.guests", [new("id", "integer", ColumnKind.Integer, true, 1), new("name", "text", ColumnKind.Text)], fold.Rows), fold), records);
    }

    private static ChangeRecord Row(int number, string op, int id, string name, int transaction = 0) => Record(
        number,
        id,
        $$"""{"op":"{{op}}","after":{"id":{{id}},"name":"{{name}}"},"source":{"schema":"public","table":"guests","lsn":{{number}},"txId":{{(transaction == 0 ? number : transaction)}},"snapshot":"false" } }""");

    private static ChangeRecord Record(int number, int id, string? value) => new(number, "shop.public.guests", $$"""{"id":{{id}}}""", value);

    private static TableRow Columns(string id, string name) => new([new("id", id), new("name", name)]);
}
