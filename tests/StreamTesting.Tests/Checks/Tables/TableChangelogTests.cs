namespace StreamTesting.Tests;

public sealed class TableChangelogTests
{
    private static readonly TableTruth Table = Changes.Of(Changes.Lifecycle).Truth;

    [Fact]
    public void Judge_EachVersionInItsTurn_Passes()
    {
        var verdict = Judge([Is(1, "a"), Is(2, "x"), Is(1, "b"), Gone(2), Is(3, "m"), Gone(3), Is(4, "m"), Is(1, "c")]);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, string.Join('\n', verdict.Violations));
        verdict.Compared.ShouldBe(8 + 4);
    }

    [Fact]
    public void Judge_VersionsThatAreLeftOut_Passes() => Judge([Is(1, "c"), Gone(2), Gone(3), Is(4, "m")]).Outcome.ShouldBe(VerdictOutcome.Passed);

    [Fact]
    public void Judge_AnOlderVersionThatIsMadeRight_IsRegressed()
    {
        var verdict = Judge([Is(1, "b"), Is(1, "a"), Is(1, "c"), Is(4, "m")]);

        verdict.Counts.Keys.ShouldBe(["regressed"]);
        verdict.Violations[0].Message.ShouldBe("public.orders id=1 went back from version 2 of 3 (record #2, u) to version 1 of 3 (record #0, r): id=1, note=a (output 1)");
        verdict.Violations[0].Rule.ShouldBe("the table had record #2 already, which is newer than record #0");
    }

    [Fact]
    public void Judge_OnlyTheEnd_AllowsTheWay() =>
        new[] { Is(1, "b"), Is(1, "a"), Is(1, "c"), Is(4, "m") }.AsObserved().Judge(new TableChangelog<RowState>(Table, state => state.Value)).Outcome.ShouldBe(VerdictOutcome.Passed);

    [Fact]
    public void Judge_ARowThatComesBackFromTheDead_IsResurrected_AlsoWhereItGoesAgain()
    {
        var verdict = Judge([Is(2, "x"), Gone(2), Is(2, "x"), Gone(2), Is(1, "c"), Is(4, "m")]);

        verdict.Counts.Keys.ShouldBe(["resurrected"]);
        verdict.Violations[0].Rule.ShouldBe("record #3 (d) took it away, and no later record brought it back");
    }

    [Fact]
    public void Judge_ARowThatGoesThoughNothingToldSo_IsRegressed() =>
        Judge([Is(1, "a"), Gone(1), Is(1, "c"), Is(4, "m")]).Violations[0].Message.ShouldBe("public.orders id=1 is gone, after version 1 of 3 (record #0, r) (output 1)");

    [Fact]
    public void Judge_NoVersionAtAll_IsDifferentOrExtra()
    {
        var verdict = Judge([Is(1, "?"), Is(9, "?"), Gone(9), Is(1, "c"), Is(4, "m")]);

        verdict.Counts.Keys.ShouldBe(["different", "extra"]);
    }

    [Fact]
    public void Judge_APlaceholderOnTheWay_IsPlaceholderStored() =>
        Judge([Is(1, "__debezium_unavailable_value"), Is(1, "c"), Is(4, "m")]).Counts.Keys.ShouldBe(["placeholder-stored"]);

    [Fact]
    public void Judge_WhatStandsInTheEnd_HasTheNamesOfConvergence() =>
        Judge([Is(1, "b"), Is(3, "m"), Is(4, "m")]).Counts.Keys.ShouldBe(["key-change-ghost", "stale"]);

    [Fact]
    public void Judge_EqualVersions_AreTakenForTheOneThatFits()
    {
        var table = Changes.Of(Envelopes.Row(0, "c", 1, "a"), Envelopes.Row(1, "u", 1, "b"), Envelopes.Row(2, "u", 1, "a")).Truth;

        Judge([Is(1, "a"), Is(1, "b"), Is(1, "a")], table).Outcome.ShouldBe(VerdictOutcome.Passed);
        Judge([Is(1, "b"), Is(1, "a"), Is(1, "b"), Is(1, "a")], table).Counts.Keys.ShouldBe(["regressed"]);
    }

    [Fact]
    public void Judge_CutShort_DoesNotMissWhatIsToCome()
    {
        var fold = Check(Table).Start();
        fold.Observe(new Observed<RowState>(Is(1, "b")));
        fold.Observe(new Observed<RowState>(Is(1, "a"))).ShouldHaveSingleItem();

        fold.Complete(ObservationEnding.TimedOut).Verdict.Counts.Keys.ShouldBe(["regressed"]);
    }

    [Fact]
    public void Judge_AStepWithoutTheKey_Faults() =>
        new[] { RowState.Of(new TableRow([new("Id", 1)])) }.AsObserved().Judge(Check(Table)).Error!.Message
            .ShouldBe("The row of output 0 has the columns Id; public.orders of made-up has the key id.");

    [Fact]
    public void Judge_StepsOfOtherTables_AreLeftOutAndCounted()
    {
        var steps = new[] { Is(1, "c"), Is(9, "of another"), Is(4, "m"), Gone(9) };

        var verdict = steps.AsObserved().Judge(new TableChangelog<RowState>(Table, step => Equals(step.Value.Key["id"], 9) ? null : step.Value) { EveryStep = true });

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, string.Join('\n', verdict.Violations));
        verdict.Allowed.ShouldBe([new("no step of the table", 2)]);
    }

    [Fact]
    public void Checks_OfNoTable_AreRefusedByName()
    {
        Should.Throw<ArgumentNullException>(() => new TableChangelog<RowState>(null!, step => step.Value)).ParamName.ShouldBe("table");
        Should.Throw<ArgumentNullException>(() => new TableChangelog<RowState>(Table, null!)).ParamName.ShouldBe("by");
        Should.Throw<ArgumentNullException>(() => new MergeTrials(null!)).ParamName.ShouldBe("changes");
    }

    [Fact]
    public void Judge_NoSteps_NamesWhatIsMissing() => Judge([]).Counts.Keys.ShouldBe(["missing"]);

    [Fact]
    public void Judge_AColumnThatTheConsumerDoesNotKeep_IsLeftOut()
    {
        var verdict = new[] { RowState.Of(new TableRow([new("id", 1)])), RowState.Of(new TableRow([new("id", 4)])) }.AsObserved().Judge(Check(Table));

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Allowed.Keys.ShouldBe(["not compared: note (text): the consumer's rows have no such column"]);
    }

    private static TableChangelog<RowState> Check(TableTruth table) => new(table, state => state.Value) { EveryStep = true };

    private static Verdict Judge(RowState[] steps, TableTruth? table = null) => steps.AsObserved().Judge(Check(table ?? Table));

    private static RowState Is(int id, string note) => RowState.Of(Changes.Row(id, note));

    private static RowState Gone(int id) => RowState.Gone(Changes.Row(id, null));
}
