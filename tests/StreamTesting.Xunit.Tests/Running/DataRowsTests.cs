using StreamTesting.Xunit.Specimens;

namespace StreamTesting.Xunit.Tests;

[Collection(SpecimenCollection.Name)]
public sealed class DataRowsTests
{
    [Fact]
    public async Task InlineRows_EachRowWithEachSeed_IsACase()
    {
        var run = await Specimen.RunAsync<Theories>(nameof(Theories.Inline_rows));

        run.Outputs.Select(output => output.Split(' ')[0]).Order().ShouldBe(["1", "1", "3", "3"]);
        run.Outputs.Select(output => output.Split(' ')[1]).Distinct().Count().ShouldBe(2);
        run.Passed[0].Test.DisplayName.ShouldMatch(@"^StreamTesting\.Xunit\.Specimens\.Theories\.Inline_rows\(partitions: 1, seed: st1-[0-9a-z]{14}\)$");
    }

    [Fact]
    public async Task MemberRows_EachRowWithEachSeed_IsACase()
    {
        var cases = await Specimen.FindAsync<Theories>(nameof(Theories.Member_rows));
        var run = await Specimen.RunAsync(cases);

        cases.Count.ShouldBe(4);
        run.Outputs.Select(output => output[..^19]).Order().ShouldBe(["north 1", "north 1", "south 2", "south 2"]);
    }

    [Fact]
    public async Task InlineRow_Skipped_IsSkippedAlone()
    {
        var run = await Specimen.RunAsync<Theories>(nameof(Theories.Skipped_row));

        run.Skipped.Single().Reason.ShouldBe("two is too many");
        run.Outputs.Single().ShouldStartWith("1 ");
    }

    [Fact]
    public async Task Rows_NotSerializable_AreReadWhenTheyRun()
    {
        var cases = await Specimen.FindAsync<LateRows>(nameof(LateRows.Not_serializable));
        var run = await Specimen.RunAsync(cases);

        cases.Select(found => found.DisplayName).ShouldAllBe(name => name.Contains("Not_serializable(seed: st1-"));
        cases.Select(found => found.UniqueID).Distinct().Count().ShouldBe(2);
        run.Outputs.Select(output => output.Split(' ')[0]).Order().ShouldBe(["11", "11", "20", "20"]);
    }

    [Fact]
    public async Task Rows_NotToBeReadEarly_RunAndFailOneByOne()
    {
        var run = await Specimen.RunAsync<LateRows>(nameof(LateRows.Not_early));

        run.Passed.Count.ShouldBe(2);
        run.Failed.Count.ShouldBe(2);
        run.Failed.ShouldAllBe(failed => failed.Test.DisplayName.Contains("Not_early(number: 8, seed: st1-"));
        run.Failed.ShouldAllBe(failed => failed.Messages[0].Contains("STREAMTESTING_SEED=st1-"));
        (run.Totals.TestsRun, run.Totals.TestsFailed).ShouldBe((4, 2));
    }

    [Fact]
    public async Task Rows_RunnerWantsNoEarlyReading_AreReadWhenTheyRun()
    {
        var cases = await Specimen.FindAsync<Theories>(nameof(Theories.Member_rows), rowsEarly: false);
        var run = await Specimen.RunAsync(cases);

        cases.Count.ShouldBe(2);
        run.Passed.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(nameof(LateRows.Broken_late), 2)]
    [InlineData(nameof(LateRows.Broken_early), 1)]
    public async Task Rows_ThatThrow_FailWithTheReason(string method, int failures)
    {
        var run = await Specimen.RunAsync<LateRows>(method);

        run.Failed.Count.ShouldBe(failures);
        run.Failed.ShouldAllBe(failed => failed.Messages.Any(message => message.Contains("no data today")));
    }
}
