namespace StreamTesting.Tests;

public sealed class HistoryTextTests
{
    private static readonly FailureContext Context = new() { Assertion = "ShouldReadWell", Subject = "history", Test = "Orders_are_read_once" };

    private static string TextOf(string history, ReadingMode? mode = null, GroundTruth? truth = null) =>
        FailureText.Of(Histories.Of(history).Judged(mode, truth), truth ?? new GroundTruth([]), Context);

    [Fact]
    public void Of_CommitsBeforeProcessing() =>
        TextOf("p send 0:0-3; a subscribe; a assigned 0; a poll 0:0; a commit 0:1; a processed 0:0; a poll 0:1-3; a commit 0:4; a processed 0:1-3; a close").ShouldBeApproved();

    [Fact]
    public void Of_ACommitTooFarAndWhatIsLostByIt() =>
        TextOf("p send 0:0-19; a assigned 0; a poll 0:0; a commit 0:6; a close; b assigned 0; b poll 0:6-19; b commit 0:20; b close").ShouldBeApproved();

    [Fact]
    public void Of_ASeekBack() =>
        TextOf("p send 0:0-9; a assigned 0; a poll 0:0-6; a seek 0:4; a poll 0:4-9; a commit 0:10; a close").ShouldBeApproved();

    [Fact]
    public void Of_AWrongStart() =>
        TextOf("p send 0:0-9; a assigned 0; a poll 0:8-9; a commit 0:10; a close; b assigned 0:0; b poll 0:5-9; b close").ShouldBeApproved();

    [Fact]
    public void Of_AGroupThatForgetsToCommitAndLeavesRecordsUnread() =>
        TextOf("p send 0:0-9 1:0-4; a assigned 0; a poll 0:0-6; a commit 0:3; a close").ShouldBeApproved();

    [Fact]
    public void Of_RebalancesThatAnAtMostOnceConsumerMayNotRepeatAfter() =>
        TextOf("p send 0:0-3; a assigned 0; a poll 0:0-3; a commit 0:2; a lost 0; b assigned 0; b poll 0:2-3; b commit 0:4; b close; a close", ReadingMode.AtMostOnce).ShouldBeApproved();

    [Fact]
    public void Of_ValuesThatAreWrong() => TextOf(
        "p send 0:0=x 0:1=y; q send 0:2=z !fail; a assigned 0; a poll 0:0=x 0:1=x 0:2=z; a commit 0:3; b assign 0:0; b poll 0:0=w; b close; a close",
        ReadingMode.AtLeastOnce with { ReadsCommitted = true }).ShouldBeApproved();

    [Fact]
    public void Of_AnExactlyOnceConsumerThatTakesEffectTwice() =>
        TextOf("p send 0:0-3; a assigned 0; a poll 0:0-3; a processed 0:0-2; a commit 0:4; a close; b assigned 0; b poll 0:2-3; b processed 0:2-3; b commit 0:4; b close", ReadingMode.ExactlyOnce).ShouldBeApproved();

    [Fact]
    public void Of_ARunWithItsSeed_SaysHowItIsReplayedAndWhichEvent()
    {
        var stream = Streams.Plain(6);
        var steps = Histories.Of("p send 0:0-5; a assigned 0; a poll 0:0; a poll 0:4").ToList();
        var ids = stream.Select(arrival => arrival.Event.Id).ToList();
        steps[^1] = steps[^1] with { Records = [steps[^1].Records[0] with { Event = ids[4] }] };
        steps.AddRange(Histories.Of("a commit 0:5; a close"));

        FailureText.Of(steps.Judged(truth: stream.Truth), stream.Truth, Context).ShouldBeApproved();
    }

    [Fact]
    public void Of_AHistoryThatIsCutOff() => FailureText.Of(
        HistoryFile.Read(new StringReader("{\"step\":\"history\",\"version\":1}\n{\"step\":\"poll\",\"consumer\":\"a\",\"records\":[{\"topic\":\"orders\",\"partition\":0,\"offset\":0}]}\n{\"step\":\"com"), "a.jsonl").Judged(),
        new GroundTruth([]), Context).ShouldBeApproved();

    [Fact]
    public void Of_AHistoryWithoutPolls() => TextOf("a assigned 0; a close").ShouldBeApproved();
}
