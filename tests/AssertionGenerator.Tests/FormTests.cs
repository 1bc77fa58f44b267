using Microsoft.CodeAnalysis;

namespace AssertionGenerator.Tests;

public sealed class FormTests
{
    private const string Declaration = """
        using System;
        using System.Diagnostics;

        namespace StreamTesting.Assertions;

        /// <summary>Asserts.</summary>
        [StackTraceHidden]
        public static partial class RuleAssertions
        {
            /// <summary>
            /// Asserts a rule.
            /// </summary>
            /// <typeparam name="T">What is observed.</typeparam>
            /// <param name="by">Selects.</param>
            /// <param name="strictly">How strictly.</param>
            [SourceForms("ShouldRule")]
            private static Rule<T> Rule<T>(
                Func<Observed<T>, (int Left, string? Right)> by,
                bool strictly = false) => new();
        }
        """;

    [Fact]
    public void Generate_OneDeclaration_MakesAFormForEachSource()
    {
        var made = Generation.Of(Declaration);

        Sources(made).ShouldBe(
        [
            "Task<Verdict> this IObservable<Observed<T>> source", "Task<Verdict> this IObservable<T> source",
            "Task<Verdict> this IAsyncEnumerable<Observed<T>> source", "Task<Verdict> this IAsyncEnumerable<T> source",
            "Verdict this IEnumerable<Observed<T>> source", "Verdict this IEnumerable<T> source",
        ]);
        Count(made, "[OverloadResolutionPriority(1)]").ShouldBe(3);
        Count(made, ".AsObserved()").ShouldBe(3);
    }

    [Fact]
    public void Generate_AFormThatWaits_IsWrittenInFull() => Generation.Of(Declaration).ShouldContain("""
            /// <summary>
            /// Asserts a rule.
            /// </summary>
            /// <typeparam name="T">What is observed.</typeparam>
            /// <param name="source">What the consumer under test puts out.</param>
            /// <param name="by">Selects.</param>
            /// <param name="strictly">How strictly.</param>
            /// <param name="within">How long the observation may take, from now to its completion; 90 seconds by default, ten times as long where a debugger is attached.</param>
            /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
            /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
            /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
            /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
            /// <param name="cancellationToken">Ends the wait.</param>
            /// <returns>The verdict, which has passed.</returns>
            /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
            /// <exception cref="System.ArgumentException">The truth is of another stream than the source says was injected.</exception>
            /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
            public static Task<Verdict> ShouldRule<T>(
                this IAsyncEnumerable<T> source,
                Func<Observed<T>, (int Left, string? Right)> by,
                bool strictly = false,
                TimeSpan? within = null,
                string? customMessage = null,
                JudgeOptions? options = null,
                [CallerArgumentExpression(nameof(source))] string? subject = null,
                [CallerMemberName] string? test = null,
                CancellationToken cancellationToken = default) =>
                Asserting.That(source.AsObserved(), Rule<T>(by, strictly), new AssertionCall("ShouldRule", within, customMessage, options, subject, test), cancellationToken);
        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Generate_AFormOverAList_HasNothingToWaitFor()
    {
        var list = Generation.Of(Declaration).Split("public static ").Last();

        list.ShouldNotContain("cancellationToken");
        list.ShouldNotContain("within");
        list.ShouldContain("new AssertionCall(\"ShouldRule\", null, customMessage");
        Generation.Of(Declaration).ShouldContain("/// <param name=\"source\">What the consumer under test put out.</param>");
    }

    [Fact]
    public void Generate_AnotherSource_IsDocumentedInItsWords() =>
        Count(Generation.Of(Declaration.Replace("(\"ShouldRule\")", "(\"ShouldRule\", Source = \"The counters.\")", StringComparison.Ordinal)), "<param name=\"source\">The counters.</param>").ShouldBe(6);

    [Fact]
    public void Generate_ObservedOnly_MakesNoFormOfPlainValues()
    {
        var made = Generation.Of(Declaration.Replace("(\"ShouldRule\")", "(\"ShouldRule\", ObservedOnly = true)", StringComparison.Ordinal));

        Sources(made).ShouldBe(["Task<Verdict> this IObservable<Observed<T>> source", "Task<Verdict> this IAsyncEnumerable<Observed<T>> source", "Verdict this IEnumerable<Observed<T>> source"]);
        made.ShouldNotContain(".AsObserved()");
    }

    [Fact]
    public void Generate_AnotherFileChanges_MakesNothingAnew() =>
        Generation.ReasonsAfterAnotherChange(Declaration).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);

    [Theory]
    [InlineData("\"ShouldRule\"", "\"Rule\"", "RuleAssertions.Rule: 'Rule' is no name of an assertion; it must begin with Should.")]
    [InlineData("\"ShouldRule\"", "\"Should rule\"", "RuleAssertions.Rule: 'Should rule' is no name of an assertion; it must begin with Should.")]
    [InlineData("static partial class", "static class", "RuleAssertions.Rule: assertions are declared in a static partial class.")]
    [InlineData("private static", "internal static", "RuleAssertions.Rule: what makes the check is a private static method of one type parameter T.")]
    [InlineData("Rule<T>(", "Rule<TOther>(", "RuleAssertions.Rule: what makes the check is a private static method of one type parameter T.")]
    [InlineData("/// <typeparam name=\"T\">What is observed.</typeparam>", "", "RuleAssertions.Rule: an assertion has a summary and says what T is.")]
    [InlineData("/// <param name=\"strictly\">How strictly.</param>", "", "RuleAssertions.Rule: the parameter 'strictly' has no documentation.")]
    public void Generate_ABadDeclaration_IsABuildErrorThatSaysWhy(string old, string bad, string message) =>
        Generation.ErrorOf(Declaration.Replace(old, bad, StringComparison.Ordinal)).ShouldBe(message);

    private static IEnumerable<string> Sources(string made) =>
        made.Split("public static ").Skip(2).Select(form => $"{form[..form.IndexOf(' ', StringComparison.Ordinal)]} {form.Split('\n')[1].Trim().TrimEnd(',')}");

    private static int Count(string text, string what) => text.Split(what).Length - 1;
}
