namespace StreamTesting.Tests;

/// <summary>For each anomaly a small history that has it, and one that nearly has it.</summary>
public sealed class ReadingAnomalyTests
{
    public static TheoryData<string, string, string> AtLeastOnce => new()
    {
        // Jepsen's
        { "lost-write 1, poll-skip 1", "p send 0:0-3; a assigned 0; a poll 0:0 0:1; a poll 0:3; a commit 0:4; a close", "poll skips offset 2" },
        { "", "p send 0:0-1 0:3; a assigned 0; a poll 0:0 0:1; a poll 0:3; a commit 0:4; a close", "offset 2 is a marker" },
        { "lost-write 2, wrong-start 1", "p send 0:0-3; a assigned 0; a poll 0:2-3; a commit 0:4; a close", "began at the wrong end" },
        { "", "a assigned 0; a poll 0:2-3; a commit 0:4; a close", "nobody knows that there is more" },
        { "", "p send 0:0-1; p send 0:2 !info; p send 0:3; a assigned 0; a poll 0:0-1; a poll 0:3; a commit 0:4; a close", "the one left out may never have been there" },
        { "inconsistent-offsets 1", "a assigned 0; a poll 0:0=x; a commit 0:1; a close; b assign 0:0; b poll 0:0=y; b close", "two values at offset 0" },
        { "", "a assigned 0; a poll 0:0=x; a commit 0:1; a close; b assign 0:0; b poll 0:0=x; b close", "the same value at offset 0" },
        { "duplicate 1", "a assigned 0; a poll 0:0=x 0:1=x; a commit 0:2; a close", "one value at two offsets" },
        { "", "a assigned 0 1; a poll 0:0=x 1:1=x; a commit 0:1 1:2; a close", "one value in two partitions" },
        { "unseen 2", "p send 0:0-3; a assigned 0; a poll 0:0-1; a commit 0:2; a close", "the last two were not read" },
        { "unseen 4", "p send 0:0-3; a assigned 0; a close; a poll 1:0; a commit 1:1", "nothing was read" },
        { "", "p send 0:0-1; p send 0:2-3 !info; a assigned 0; a poll 0:0-1; a commit 0:2; a close", "the last two may never have been there" },
        { "int-poll-skip 1, lost-write 1", "p send 0:0-3; a assigned 0; a poll 0:0 0:1 0:3; a commit 0:4; a close", "within one poll" },
        { "", "p send 0:0-1 0:3; a assigned 0; a poll 0:0 0:1 0:3; a commit 0:4; a close", "a marker within one poll" },
        { "int-nonmonotonic-poll 1, reprocessed 1", "a assigned 0; a poll 0:0 0:1 0:1; a commit 0:2; a close", "the same offset twice in a poll" },
        { "int-nonmonotonic-poll 1, reprocessed 1", "a assigned 0; a poll 0:0 0:1 0:0; a commit 0:2; a close", "back in a poll" },
        { "nonmonotonic-poll 1, reprocessed 2", "a assigned 0; a poll 0:0-2; a poll 0:1-3; a commit 0:4; a close", "back between polls" },
        { "", "a assigned 0 1; a poll 0:0-2; a poll 1:0-1; a commit 0:3 1:2; a close", "another partition is another order" },
        { "nonmonotonic-poll 1, reprocessed 1", "a assigned 0; a poll 0:0-2; a seek 0:2; a poll 0:2; a commit 0:3; a close", "a seek explains nothing by itself" },
        { "", "a assigned 0; a poll 0:0-2; a poll 0:1 !fail; a poll 0:3; a commit 0:4; a close", "a poll that failed moves nothing" },
        { "poll-skip 1", "a assigned 0; a poll 0:0; a poll 0:2; p send 0:1; b assign 0:1; b poll 0:1; a commit 0:3; a close", "the record that was skipped is told of later" },
        { "int-nonmonotonic-send 1", "p send 0:1 0:0; a assigned 0; a poll 0:0-1; a commit 0:2; a close", "a send goes back" },
        { "nonmonotonic-send 1", "p send 0:1; p send 0:0; a assigned 0; a poll 0:0-1; a commit 0:2; a close", "a later send lies before" },
        { "", "p send 0:1; q send 0:0; a assigned 0; a poll 0:0-1; a commit 0:2; a close", "two producers have no order" },

        // the group's own
        { "reprocessed 2, wrong-start 1", "a assigned 0; a poll 0:0-3; a commit 0:4; a close; b assigned 0; b poll 0:2-4; b commit 0:5; b close", "began before the commit" },
        { "", "a assigned 0; a poll 0:0-3; a commit 0:2; a crash; b assigned 0; b poll 0:2-4; b commit 0:5; b close", "began at the commit: a rebalance explains it" },
        { "lost-write 1, wrong-start 1", "p send 0:0-4; a assigned 0; a poll 0:0-1; a commit 0:2; a close; b assigned 0; b poll 0:3-4; b commit 0:5; b close", "began behind the commit" },
        { "", "p send 0:0-1 0:3-4; a assigned 0; a poll 0:0-1; a commit 0:2; a close; b assigned 0; b poll 0:3-4; b commit 0:5; b close", "between commit and start is only a marker" },
        { "", "p send 0:0-4; a assigned 0; a poll 0:0-2; a close; b assigned 0; b poll 0:3-4; a commit 0:3; b commit 0:5; b close", "the commit is told of late" },
        { "", "p send 0:0-4; a assigned 0; a poll 0:0-2; a commit 0:3 !info; a crash; b assigned 0; b poll 0:3-4; b commit 0:5; b close", "the commit may have come through" },
        { "commit-before-processing 1", "a assigned 0; a poll 0:0; a commit 0:1; a processed 0:0; a close", "commit, then process" },
        { "", "a assigned 0; a poll 0:0; a processed 0:0; a commit 0:1; a close", "process, then commit" },
        { "", "a assigned 0; a poll 0:0-1; a processed 0:0; a commit 0:1; a processed 0:1; a commit 0:2; a close", "commits only what is processed" },
        { "commit-too-far 2, lost-write 2", "p send 0:0-4; a assigned 0; a poll 0:0-1; a commit 0:4; a close; b assigned 0; b poll 0:4; b commit 0:5; b close", "commits what nobody read" },
        { "", "p send 0:0-1 0:4; a assigned 0; a poll 0:0-1; a commit 0:4; a close; b assigned 0; b poll 0:4; b commit 0:5; b close", "commits beyond markers" },
        { "commit-too-far 1", "a assigned 0; a poll 0:0; a commit 0:2; a poll 0:1; a close", "what was committed is read later" },
        { "commit-back 1", "a assigned 0; a poll 0:0-3; a commit 0:4; a commit 0:3; a commit 0:4; a close", "a commit goes back" },
        { "", "a assigned 0; a poll 0:0-3; a commit 0:4; a commit 0:4; a close", "a commit says the same again" },
        { "uncommitted 2", "a assigned 0; a poll 0:0-3; a commit 0:2; a close", "forgets the last commit" },
        { "uncommitted 4", "a assigned 0; a poll 0:0-3; a close", "never commits" },
        { "", "a assigned 0; a poll 0:0-3; a commit 0:2; a crash", "a crash forgets too" },
        { "", "a assigned 0; a poll 0:0-3; a commit 0:4 !info; a close", "the commit may have come through" },
        { "uncommitted 4", "a assigned 0; a poll 0:0-3; a commit 0:4 !fail; a close", "the commit did not come through" },
        { "uncommitted 1", "a assigned 0; a poll 0:0-3; a commit 0:3 !info; a close", "the last was not committed for certain" },
        { "uncommitted 1, unprocessed 1", "a assigned 0; a poll 0:0-3; a processed 0:0 0:1 0:3; a commit 0:3; a close", "read, committed, never processed" },
        { "unseen 1", "a assigned 0; a poll 0:0-3; a processed 0:0 0:1 0:2; a commit 0:3; a close", "read, and neither processed nor committed" },
        { "phantom 1, uncommitted 1", "a assigned 0; a poll 0:0; a processed 0:0 0:1; a commit 0:1; a close", "processed what nobody read" },
        { "reprocessed 1", "a assigned 0; a poll 0:0; a processed 0:0; a processed 0:0; a commit 0:1; a close", "processed twice" },
        { "", "a assigned 0; a poll 0:0-1; a processed 0:0; a seek 0:1; a poll 0:1; a processed 0:1; a commit 0:2; a close", "a retry: seeks back to what is not processed" },
        { "", "a assigned 0; a poll 0:0; a lost 0; b assigned 0; b poll 0:0; b processed 0:0; b commit 0:1; a processed 0:0; b close", "a slow consumer lost its partition: a rebalance explains it" },
    };

    [Theory]
    [MemberData(nameof(AtLeastOnce))]
    public void Judge_AHistoryOfAConsumerThatIsAtLeastOnce_FindsExactly(string expected, string history, string why)
    {
        var verdict = Histories.Of(history).Judged();

        verdict.Found().ShouldBe(expected, why);
        verdict.Outcome.ShouldBe(expected.Length == 0 ? VerdictOutcome.Passed : VerdictOutcome.Failed, why);
    }

    public static TheoryData<string, string, string> AtMostOnce => new()
    {
        { "", "a assigned 0; a poll 0:0; a commit 0:1; a processed 0:0; a close", "commit, then process" },
        { "", "a assigned 0; a poll 0:0; a commit 0:1 !info; a processed 0:0; a close", "the commit may have come through" },
        { "processing-before-commit 1", "a assigned 0; a poll 0:0; a processed 0:0; a commit 0:1; a close", "process, then commit" },
        { "", "a assigned 0; a poll 0:0; a commit 0:1; a crash; b assigned 0; b poll 0:1; b commit 0:2; b processed 0:1; b close", "one was lost in a crash" },
        { "rebalance-duplicate 1", "a assigned 0; a poll 0:0-1; a commit 0:1; a crash; b assigned 0; b poll 0:1; b commit 0:2; b close", "a rebalance explains it, and twice is too often all the same" },
        { "commit-too-far 1, lost-write 1", "p send 0:0-2; a assigned 0; a poll 0:0; a commit 0:2; a processed 0:0; a crash; b assigned 0; b poll 0:2; b commit 0:3; b processed 0:2; b close", "commits what nobody read" },
    };

    [Theory]
    [MemberData(nameof(AtMostOnce))]
    public void Judge_AHistoryOfAConsumerThatIsAtMostOnce_FindsExactly(string expected, string history, string why) =>
        Histories.Of(history).Judged(ReadingMode.AtMostOnce).Found().ShouldBe(expected, why);

    public static TheoryData<string, string, string> ExactlyOnce => new()
    {
        { "", "a assigned 0; a poll 0:0-1; a commit 0:2; a close", "in one transaction" },
        { "", "a assigned 0; a poll 0:0-1; a abort; a seek 0:0; a poll 0:0-1; a commit 0:2; a close", "again after an abort, by a seek of its own" },
        { "", "a assigned 0; a poll 0:0-1; a crash; b assigned 0; b poll 0:0-1; b commit 0:2; b close", "again after a crash: the transaction was open" },
        { "reprocessed 2, wrong-start 1", "a assigned 0; a poll 0:0-1; a commit 0:2; a close; b assigned 0; b poll 0:0-2; b commit 0:3; b close", "two committed transactions hold it" },
        { "unprocessed 1", "a assigned 0; a poll 0:0-1; a processed 0:0; a commit 0:2; a close", "the transaction holds the offset without the record" },
        { "unseen 2", "a assigned 0; a poll 0:0-1; a abort; a close", "aborted and never again" },
        { "", "a assigned 0; a poll 0:0-1; a commit 0:2 !info; a crash; b assigned 0; b poll 0:2; b commit 0:3; b close", "the commit came through: b begins behind it" },
        { "", "a assigned 0; a poll 0:0-1; a commit 0:2 !info; a crash; b assigned 0; b poll 0:0-2; b commit 0:3; b close", "the commit did not: b reads it again" },
        { "aborted-read 1", "p send 0:0=x !fail; a assigned 0; a poll 0:0=x; a commit 0:1; a close", "a failed send was read" },
        { "aborted-read 1", "a assigned 0; a poll 0:0=x; p send 0=x !fail; a commit 0:1; a close", "its transaction was aborted later" },
        { "aborted-read 1", "a assigned 0; a poll 0:0=x; p send 0:0=x !fail; a commit 0:1; a close", "its transaction was aborted later, and the first offset is known" },
        { "", "p send 0:0=x !info; a assigned 0; a poll 0:0=x; a commit 0:1; a close", "the send may have come through" },
        { "precommitted-read 1", "a assigned 0; a send 0:0=x @t1; a poll 0:0=x @t1; a commit 0:1 @t1; a close", "reads what it is sending" },
        { "", "a assigned 0; a send 0:0=x @t1; a commit 1:0 @t1; a poll 0:0=x @t2; a commit 0:1 @t2; a close", "reads what it has sent" },
    };

    [Theory]
    [MemberData(nameof(ExactlyOnce))]
    public void Judge_AHistoryOfAConsumerThatIsExactlyOnce_FindsExactly(string expected, string history, string why) =>
        Histories.Of(history).Judged(ReadingMode.ExactlyOnce).Found().ShouldBe(expected, why);

    public static TheoryData<string, string, string> Assigned => new()
    {
        { "", "p send 0:0-3; a assign 0:0; a poll 0:0-3; a close; b assign 0:0; b poll 0:0-3; b close", "two consumers read independently, and commit nothing" },
        { "", "p send 0:0-3; a assign 0:2; a poll 0:2-3; a close", "it begins where it wants to" },
        { "lost-write 1, wrong-start 1", "p send 0:0-3; a assign 0:2; a poll 0:3; a close", "it does not begin where it said" },
        { "nonmonotonic-poll 1, reprocessed 1", "p send 0:0-3; a assign 0:0; a poll 0:0-2; a poll 0:2-3; a close", "back" },
        { "", "p send 0:0-3; a assign 0:0; a poll 0:0-2; a assign 0:0; a poll 0:0-3; a close", "it assigned itself anew" },
    };

    [Theory]
    [MemberData(nameof(Assigned))]
    public void Judge_AHistoryOfAConsumerThatAssigns_FindsExactly(string expected, string history, string why) =>
        Histories.Of(history).Judged(ReadingMode.AtLeastOnce with { Assigns = true }).Found().ShouldBe(expected, why);
}
