using System.Text;

namespace StreamTesting.Tests;

/// <summary>The texts of all that a history can have, by the small histories that have it.</summary>
public sealed class ReadingTextTests
{
    [Fact]
    public void Texts_OfHistoriesThatAreAtLeastOnce_AreApproved() => Told(ReadingAnomalyTests.AtLeastOnce, ReadingMode.AtLeastOnce).ShouldBeApproved();

    [Fact]
    public void Texts_OfHistoriesInOtherModes_AreApproved() => (
        Told(ReadingAnomalyTests.AtMostOnce, ReadingMode.AtMostOnce) + Told(ReadingAnomalyTests.ExactlyOnce, ReadingMode.ExactlyOnce)
        + Told(ReadingAnomalyTests.Assigned, ReadingMode.AtLeastOnce with { Assigns = true })).ShouldBeApproved();

    [Fact]
    public void Texts_OfHistoriesThatAreCutShort_AreApproved()
    {
        var text = new StringBuilder();
        foreach (var history in new[] { "p send 0:0-3; a assigned 0; a poll 0:0-1", "p send 0:0-3; a assigned 0; a poll 0:0-1; a processed 0:0; a commit 0:1", "a assigned 0; a poll 0:0=x 0:1=x", "a assigned 0" })
        {
            foreach (var ending in new[] { ObservationEnding.TimedOut, ObservationEnding.Faulted, ObservationEnding.Stopped })
            {
                var fold = new ConsumerReading().Start();
                var found = Histories.Of(history).AsObserved().SelectMany(fold.Observe).ToList();
                Tell(text, $"{history} ({ending})", fold.Complete(ending).Verdict);
                found.ForEach(violation => text.Append("  at once: ").Append(violation).Append('\n'));
            }
        }

        text.ToString().ShouldBeApproved();
    }

    [Fact]
    public void Observe_StepsNumberedByTheirSource_KeepsTheirNumbers()
    {
        var steps = Histories.Of("a assigned 0; a poll 0:0=x; a poll 0:1=x; a commit 0:2; a close").Select((step, index) => new Observed<HistoryStep>(step) { Index = 100 + index });

        steps.Judge(new ConsumerReading()).Violations.ShouldHaveSingleItem().At.ShouldBe(102);
    }

    [Fact]
    public void Observe_StepsWithoutNumbers_AreNumberedInTheirOrder()
    {
        var fold = new ConsumerReading().Start();
        var found = Histories.Of("a assigned 0; a poll 0:0=x; a poll 0:1=x").Select(step => new Observed<HistoryStep>(step)).SelectMany(fold.Observe).ToList();

        found.ShouldHaveSingleItem().At.ShouldBe(2);
    }

    [Fact]
    public void Complete_CalledTwice_IsRefused()
    {
        var fold = new ConsumerReading().Start();
        fold.Complete();

        Should.Throw<InvalidOperationException>(() => fold.Complete()).Message.ShouldBe("The fold has ended already: start another one.");
    }

    [Fact]
    public void Observe_NoStepOrAnImpossibleOne_SaysWhichStep()
    {
        var fold = new ConsumerReading().Start();
        fold.Observe(new Observed<HistoryStep>(Histories.Of("a assigned 0")[0]));

        Should.Throw<HistoryFormatException>(() => fold.Observe(new Observed<HistoryStep>(null!))).Message.ShouldBe("history, step 1: there is no step.");
        Should.Throw<HistoryFormatException>(() => fold.Observe(new Observed<HistoryStep>(new HistoryStep(HistoryStepKind.Poll, "a") { Records = [new HistoryRecord(Histories.Topic, 0, -7)] }) { Index = 41 })).Message.ShouldStartWith("history, step 41: ");
    }

    private static string Told(TheoryData<string, string, string> histories, ReadingMode mode)
    {
        var text = new StringBuilder();
        foreach (var history in histories.Cast<object[]>().Select(row => (string)row[1]))
        {
            Tell(text, history, Histories.Of(history).Judged(mode));
        }

        return text.ToString();
    }

    private static void Tell(StringBuilder text, string history, Verdict verdict)
    {
        text.Append(history).Append("\n  ").Append(verdict).Append('\n');
        foreach (var violation in verdict.Violations)
        {
            text.Append("  ").Append(violation).Append(RuleText.Invariant($" [at {violation.At}, positions {string.Join(' ', violation.Positions)}]\n"));
        }

        foreach (var (reason, count) in verdict.Allowed)
        {
            text.Append(RuleText.Invariant($"  allowed: {count} {reason}\n"));
        }

        foreach (var (reason, count) in verdict.MayBy)
        {
            text.Append(RuleText.Invariant($"  may: {count} {reason}\n"));
        }

        if (verdict.NothingCompared is { } why)
        {
            text.Append(RuleText.Invariant($"  nothing was compared: {why}\n"));
        }
    }
}
