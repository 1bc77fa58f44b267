namespace StreamTesting.Tests;

public sealed class AssertionScopeTests
{
    private const string Advice = "An assertion that nobody awaits asserts nothing: await it.";

    [Fact]
    public async Task FindUnawaited_SeveralAssertions_NamesThoseThatNobodyAwaited()
    {
        using var scope = AssertionScope.Begin();
        var failed = Task.FromException(new InvalidOperationException("wrong"));
        AssertionScope.Note(failed, "First");
        AssertionScope.Note(Task.CompletedTask, "Second");
        AssertionScope.Note(new TaskCompletionSource().Task, "Third");
        AssertionScope.Note(Task.FromCanceled(new CancellationToken(true)), "Fourth");

        scope.FindUnawaited().ShouldNotBeNull().Message.ShouldBe($"First was not awaited, and failed:\nwrong\n\nThird was not awaited: it had not ended when the test did.\n\n{Advice}");
        await Should.ThrowAsync<InvalidOperationException>(failed);
        scope.FindUnawaited().ShouldNotBeNull().Message.ShouldBe($"Third was not awaited: it had not ended when the test did.\n\n{Advice}");
    }

    public static TheoryData<string, Func<Task, Task>> Looks => new()
    {
        { "await", async task => await Record.ExceptionAsync(() => task) },
        { "Shouldly", async task => await Should.ThrowAsync<InvalidOperationException>(task) },
        { "all", async task => await Record.ExceptionAsync(() => Task.WhenAll(Task.CompletedTask, task)) },
        { "wait", task => Task.FromResult(Should.Throw<AggregateException>(task.Wait)) },
        { "look", task => Task.FromResult(task.Exception) },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task FindUnawaited_AFailureThatSomebodySaw_IsNoMatter(string how, Func<Task, Task> see)
    {
        using var scope = AssertionScope.Begin();
        var failed = Task.FromException(new InvalidOperationException("wrong"));
        AssertionScope.Note(failed, how);

        await see(failed);

        scope.FindUnawaited().ShouldBeNull();
    }

    [Fact]
    public void Begin_WithinAnother_TakesItsPlaceUntilItEnds()
    {
        using var outer = AssertionScope.Begin();
        using (var inner = AssertionScope.Begin())
        {
            AssertionScope.Current.ShouldBe(inner);
            AssertionScope.Note(new TaskCompletionSource().Task, "Inner");
            inner.FindUnawaited().ShouldNotBeNull();
        }

        AssertionScope.Current.ShouldBe(outer);
        outer.FindUnawaited().ShouldBeNull();
    }

    [Fact]
    public async Task Note_InParallelTests_StaysInItsOwn()
    {
        var scopes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            using var scope = AssertionScope.Begin();
            await Task.Yield();
            AssertionScope.Note(new TaskCompletionSource().Task, $"{number}");
            return (number, scope.FindUnawaited()!.Message);
        })));

        scopes.ShouldAllBe(scope => scope.Message.StartsWith($"{scope.number} was not awaited"));
    }

    [Fact]
    public void Note_OutsideOfAny_IsNoMatter()
    {
        AssertionScope.Note(new TaskCompletionSource().Task, "Nobody's");

        Should.Throw<ArgumentNullException>(() => AssertionScope.Note(null!, "x"));
        Should.Throw<ArgumentNullException>(() => AssertionScope.Note(Task.CompletedTask, null!));
    }
}
