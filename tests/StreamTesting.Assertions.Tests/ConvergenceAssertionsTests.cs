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

    private static ReferenceMerge Merged()
    {
        var merge = new ReferenceMerge();
        merge.Apply(new ChangeRecord(0, "shop.public.guests", """{"id":1}""", """{"id":1,"name":"ann"}"""));
        merge.Apply(new ChangeRecord(1, "shop.public.guests", """{"id":2}""", """{"op":"c","after":{"id":2,"name":"bob"},"source":{"schema":"public","table":"guests"}}"""));
        return merge;
    }

    private static TableRow Row(object id, string name) => new([new("id", id), new("name", name)]);
}
