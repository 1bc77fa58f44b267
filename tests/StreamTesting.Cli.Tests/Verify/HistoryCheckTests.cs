namespace StreamTesting.Cli.Tests;

public sealed class HistoryCheckTests : IAsyncLifetime
{
    private VerifiedStream _stream = null!;

    public async Task InitializeAsync() => _stream = await VerifiedStream.Of();

    public Task DisposeAsync()
    {
        _stream.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task History_OfARightConsumer_Passes()
    {
        HistoryFile.Write(_stream["h"], Steps([0, 1, 2]));

        (await Run.Of($"verify {_stream["h"]} {_stream.ByPlan} --check history")).ShouldSatisfy(ExitCodes.Ok, "reading passed; ");
    }

    [Fact]
    public async Task History_OfAConsumerThatSkips_Fails()
    {
        HistoryFile.Write(_stream["h"], Steps([0, 2]));

        var run = await Run.Of($"verify {_stream["h"]} {_stream.ByPlan} --check history");
        var allowed = await Run.Of($"verify {_stream["h"]} {_stream.ByPlan} --check history --allow {HistoryAnomalies.PollSkip} --allow {HistoryAnomalies.LostWrite}");

        run.ShouldSatisfy(ExitCodes.Wrong, "reading failed: lost-write 1, poll-skip 1\n");
        allowed.ShouldSatisfy(ExitCodes.Ok, "reading passed; ");
        allowed.Output.ShouldContain("; allowed, lost-write: 1; allowed, poll-skip: 1\n");
    }

    [Fact]
    public async Task History_CutOff_IsRefusedUnlessToldThatItMayBe()
    {
        HistoryFile.Write(_stream["h"], Steps([0, 1, 2]));
        var lines = File.ReadAllLines(_stream["h"]);
        File.WriteAllLines(_stream["h"], lines[..^1]);

        var refused = await Run.Of($"verify {_stream["h"]} {_stream.ByPlan} --check history");
        var taken = await Run.Of($"verify {_stream["h"]} {_stream.ByPlan} --check history --may-be-cut-off");

        refused.ExitCode.ShouldBe(ExitCodes.BadInput);
        refused.Messages.ShouldContain($"h, line {lines.Length - 1}: the file ends without its last line");
        taken.ExitCode.ShouldBe(ExitCodes.Ok, taken.Output);
    }

    private static IEnumerable<HistoryStep> Steps(long[] read)
    {
        HistoryRecord At(long offset) => new("in", 0, offset);
        for (var offset = 0L; offset < 3; offset++)
        {
            yield return new HistoryStep(HistoryStepKind.Send, "producer") { Records = [At(offset)] };
        }

        yield return new HistoryStep(HistoryStepKind.Assigned, "c") { Records = [At(0)] };
        foreach (var offset in read)
        {
            yield return new HistoryStep(HistoryStepKind.Poll, "c") { Records = [At(offset)] };
        }

        yield return new HistoryStep(HistoryStepKind.Commit, "c") { Records = [At(3)] };
        yield return new HistoryStep(HistoryStepKind.Close, "c");
    }
}
