using System.Reactive.Linq;

namespace StreamTesting.Assertions.Tests;

public sealed class ConvergenceAssertionsTests
{
    private static readonly TableTruth Table = new(
        "made-up",
        new CapturedTable("public.guests", [new("id", "integer", ColumnKind.Integer, true, 1), new("name", "text", ColumnKind.Text)], [Row("1", "ann"), Row("2", "bob")]),
        Merged().Tables["public.guests"]);

    [Fact]
    public void ShouldConvergeTo_TheSameRows_GivesTheVerdict()
    {
        var verdict = new[] { Row(2, "bob"), Row(1, "ann") }.ShouldConvergeTo(Table);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Compared.ShouldBe(2);
    }

    [Fact]
    public void ShouldConvergeTo_OtherRows_NamesWhatIsWrong()
    {
        TableRow[] guests = [Row(1, "anna"), Row(3, "eve")];

        var failure = Should.Throw<ShouldAssertException>(() => guests.ShouldConvergeTo(Table, customMessage: "guests differ"));

        failure.Message.ShouldStartWith("ShouldConvergeTo failed: different 1, extra 1, missing 1\nguests differ\nof guests\n");
        failure.Message.ShouldContain("public.guests id=2 is missing\n    the database's own final table public.guests has it (id=2, name=bob); record #1 (c) is the last the stream told of it");
    }

    [Fact]
    public void ShouldConvergeTo_NothingToCompare_Fails() =>
        Should.Throw<ShouldAssertException>(() => Array.Empty<TableRow>().ShouldConvergeTo(new TableTruth("made-up", Table.Final with { Rows = [] }, null)))
            .Message.ShouldStartWith("ShouldConvergeTo failed: vacuous");

    [Fact]
    public void ShouldConvergeTo_ObjectsOfTheConsumer_AreRowsByTheirProperties()
    {
        new[] { new Guest(1, "ann"), new Guest(2, "bob") }.ShouldConvergeTo(Table).Compared.ShouldBe(2);
        new Dictionary<int, string> { [1] = "ann", [2] = "bob" }.ShouldConvergeTo(Table, by: guest => new { Id = guest.Key, Name = guest.Value }).Compared.ShouldBe(2);

        var guests = new List<Guest> { new(1, "ann"), new(2, "bobby") };
        var failure = Should.Throw<ShouldAssertException>(() => guests.ShouldConvergeTo(Table));

        failure.Message.ShouldStartWith("ShouldConvergeTo failed: different 1\nof guests\n");
    }

    [Fact]
    public void ShouldConvergeTo_ObjectsWithoutTheKey_SaysWhatTheyHave() =>
        Should.Throw<ArgumentException>(() => new[] { "ann" }.ShouldConvergeTo(Table, by: name => new { name })).Message
            .ShouldContain("A row has the columns name; to be compared with public.guests of made-up it needs the columns of the key: id.");

    [Fact]
    public async Task ShouldConvergeTo_ACompactedTopic_IsATable()
    {
        Observed<string?>[] topic = [Record(1, "an"), Record(3, "eve"), Record(2, "bob"), Record(1, "ann"), Gone(3)];

        topic.ShouldConvergeTo(Table, by: Row).Compared.ShouldBe(2);
        (await topic.ToObservable().ShouldConvergeTo(Table, by: Row)).Compared.ShouldBe(2);
        (await topic.ToAsyncEnumerable().ShouldConvergeTo(Table, by: Row)).Compared.ShouldBe(2);

        RowState? Row(Observed<string?> record) => RowState.OfRecord(Table, record.Key, record.Value);
    }

    [Fact]
    public async Task ShouldConvergeTo_ATopicThatLacksATombstone_IsApproved()
    {
        var topic = new[] { Record(1, "an"), Record(3, "eve"), Record(1, "ann") }.ToObservable();

        var failure = await Assert.ThrowsAsync<ShouldAssertException>(() => topic.ShouldConvergeTo(Table, by: record => RowState.OfRecord(Table, record.Key, record.Value), everyStep: true));

        failure.Message.ShouldBeApproved();
    }

    [Fact]
    public async Task ShouldConvergeTo_ATableThatIsPolled_PassesWhenItIsRight()
    {
        using var connection = new RowsConnection([[Row(1, "ann")], [Row(1, "ann"), Row(2, "bob")]]);

        var verdict = await connection.ShouldConvergeTo(Table, "SELECT id, name FROM guests", Soon);

        verdict.Compared.ShouldBe(2);
        connection.Queries.ShouldAllBe(sql => sql == "SELECT id, name FROM guests");
    }

    [Fact]
    public async Task ShouldConvergeTo_ATableThatStaysWrong_SaysWhatIsMissing()
    {
        using var database = new RowsConnection([[], [Row(1, "ann")]]);

        var failure = await Assert.ThrowsAsync<ShouldAssertException>(() => database.ShouldConvergeTo(Table, "SELECT id, name FROM guests", Soon with { Patience = TimeSpan.FromMilliseconds(100) }));

        failure.Message.ShouldStartWith("ShouldConvergeTo failed: missing 1\nof database\n  the table was read ");
        failure.Message.ShouldContain("public.guests id=2 is missing");
    }

    private static PollingOptions Soon { get; } = new() { Interval = TimeSpan.FromMilliseconds(5), Stays = TimeSpan.FromMilliseconds(20) };

    private static Observed<string?> Record(int id, string name) => new($$"""{"name":"{{name}}"}""") { Key = $$"""{"id":{{id}}}""" };

    private static Observed<string?> Gone(int id) => new((string?)null) { Key = $$"""{"id":{{id}}}""" };

    private sealed record Guest(int Id, string Name);

    private static ReferenceMerge Merged()
    {
        var merge = new ReferenceMerge();
        merge.Apply(new ChangeRecord(0, "shop.public.guests", """{"id":1}""", """{"id":1,"name":"ann"}"""));
        merge.Apply(new ChangeRecord(1, "shop.public.guests", """{"id":2}""", """{"op":"c","after":{"id":2,"name":"bob"},"source":{"schema":"public","table":"guests"}}"""));
        return merge;
    }

    private static TableRow Row(object id, string name) => new([new("id", id), new("name", name)]);
}
