namespace StreamTesting.Tests;

public sealed class RebalanceTests
{
    [Fact]
    public void Judge_EagerRebalanceWithACommitAtTheRevocation_FindsNothingAndNoDuplicate()
    {
        var verdict = Histories.Of("""
            p send 0:0-5 1:0-5; a subscribe; a assigned 0 1; a poll 0:0-3; a poll 1:0-3; a commit 0:4 1:4; a revoked 0 1;
            a assigned 0; b assigned 1; b poll 1:4-5; a poll 0:4-5; b commit 1:6; a commit 0:6; b close; a close
            """).Judged();

        verdict.Found().ShouldBe("");
        verdict.Allowed.ShouldBeEmpty();
        verdict.Compared.ShouldBe(12);
    }

    [Fact]
    public void Judge_EagerRebalanceWithoutACommitAtTheRevocation_CountsTheDuplicatesThatItExplains()
    {
        var verdict = Histories.Of("""
            p send 0:0-5 1:0-5; a assigned 0 1; a poll 0:0-3; a poll 1:0-3; a commit 0:2 1:2; a revoked 0 1;
            a assigned 0; b assigned 1; b poll 1:2-5; a poll 0:2-5; b commit 1:6; a commit 0:6; b close; a close
            """).Judged();

        verdict.Found().ShouldBe("");
        verdict.Allowed[HistoryAnomalies.RebalanceDuplicate].ShouldBe(4);
    }

    [Fact]
    public void Judge_CooperativeRebalance_ExplainsNothingInThePartitionThatWasKept()
    {
        var verdict = Histories.Of("""
            p send 0:0-5 1:0-5; a assigned 0 1; a poll 0:0-3; a poll 1:0-3; a commit 0:2 1:2; a revoked 1;
            b assigned 1; b poll 1:2-5; a poll 0:2-5; b commit 1:6; a commit 0:6; b close; a close
            """).Judged();

        verdict.Found().ShouldBe("nonmonotonic-poll 1, reprocessed 2");
        verdict.Allowed[HistoryAnomalies.RebalanceDuplicate].ShouldBe(2);
    }

    [Fact]
    public void Judge_SubscriptionWhoseRebalancesWereNotRecorded_DecidesNothing()
    {
        var verdict = Histories.Of("p send 0:0-5; a subscribe; a poll 0:0-3; a poll 0:2-5; a commit 0:6; a close").Judged();

        verdict.Found().ShouldBe("");
        verdict.May.ShouldBe(3);
    }

    [Fact]
    public void Judge_PausedAndResumed_FindsNothing() => Histories.Of(
        "p send 0:0-3 1:0-3; a assigned 0 1; a poll 0:0-1; a pause 0; a poll 1:0-3; a resume 0; a poll 0:2-3; a commit 0:4 1:4; a close").Judged().Found().ShouldBe("");

    [Theory]
    [InlineData("a seek 0:0; a poll 0:0-3")]
    [InlineData("a seek 0:3; a poll 0:3")]
    public void Judge_AModeThatMaySeek_AllowsWhatASeekExplains(string seek)
    {
        var history = Histories.Of($"p send 0:0-3; a assigned 0; a poll 0:0-1; {seek}; a commit 0:4; a close");

        history.Judged().Outcome.ShouldBe(VerdictOutcome.Failed);
        history.Judged(ReadingMode.AtLeastOnce with { MaySeek = true }).Found().ShouldBe("");
    }

    [Fact]
    public void Judge_AModeThatStartsAtTheEnd_LosesNothingBeforeIt()
    {
        var history = Histories.Of("p send 0:0-3; a assigned 0; a poll 0:2-3; a commit 0:4; a close");

        history.Judged().Found().ShouldBe("lost-write 2, wrong-start 1");
        history.Judged(ReadingMode.AtLeastOnce with { StartsAtEnd = true }).Found().ShouldBe("");
    }

    [Fact]
    public void Judge_AnAnomalyThatIsAlsoAllowed_IsCountedAndFailsNothing()
    {
        var verdict = Histories.Of("a assigned 0; a poll 0:0-3; a close").Judged(ReadingMode.AtLeastOnce.Allowing(HistoryAnomalies.Uncommitted));

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Allowed[HistoryAnomalies.Uncommitted].ShouldBe(4);
    }

    [Fact]
    public void Judge_ReadsOfUncommittedRecords_AreAllowedWhereTheModeDoesNotReadCommittedOnly()
    {
        var verdict = Histories.Of("p send 0:0=x !fail; a assigned 0; a poll 0:0=x; a commit 0:1; a close").Judged();

        verdict.Found().ShouldBe("");
        verdict.Allowed[HistoryAnomalies.AbortedRead].ShouldBe(1);
    }
}
