namespace StreamTesting.Tests;

public sealed class TablePollingTests
{
    private static readonly TableTruth Table = Changes.Of(Changes.Lifecycle).Truth;
    private static readonly TableRow[] Right = [Changes.Row(1, "c"), Changes.Row(4, "m")];

    [Fact]
    public async Task JudgeAsync_ATableThatBecomesRight_PassesWhenItHasStayedSo()
    {
        var verdict = await Judge(new PollingOptions(), reading => reading < 10 ? [Changes.Row(1, $"{reading}")] : Right);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Progress.ShouldBe("the table was read 15 times within 0.7 s, and changed last 0.2 s before the end");
    }

    [Fact]
    public async Task JudgeAsync_ATableThatPassesByTheTruth_IsNotTakenForRight()
    {
        var verdict = await Judge(new PollingOptions(), reading => reading is 3 or 4 ? Right : []);

        verdict.Counts.Keys.ShouldBe(["missing"]);
    }

    [Fact]
    public async Task JudgeAsync_NoChangeForTooLong_SaysWhatIsMissing()
    {
        var verdict = await Judge(new PollingOptions { Patience = TimeSpan.FromSeconds(2) }, reading => reading < 5 ? [] : [Right[0]]);

        verdict.Outcome.ShouldBe(VerdictOutcome.Failed);
        verdict.Violations.ShouldHaveSingleItem().Message.ShouldBe("public.orders id=4 is missing");
        verdict.Progress.ShouldBe("the table was read 46 times within 2.25 s, and changed last 2 s before the end");
    }

    [Fact]
    public async Task JudgeAsync_ATableThatNeverStands_EndsInTime()
    {
        var verdict = await Judge(new PollingOptions { Within = TimeSpan.FromSeconds(3) }, reading => [Changes.Row(1, $"{reading}")]);

        verdict.Counts.Keys.ShouldBe(["different", "missing"]);
        verdict.Progress!.ShouldContain("within 3 s");
    }

    [Fact]
    public async Task JudgeAsync_ATableThatIsNotThereYet_IsReadAgain()
    {
        var verdict = await Judge(new PollingOptions(), reading => reading < 4 ? throw new InvalidOperationException("no such table") : Right);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public async Task JudgeAsync_ATableThatIsNeverThere_IsUndecidedAndSaysWhy()
    {
        var verdict = await Judge(new PollingOptions { Patience = TimeSpan.FromSeconds(1) }, _ => throw new InvalidOperationException("no such table"));

        verdict.Outcome.ShouldBe(VerdictOutcome.Undecided);
        verdict.Error!.Message.ShouldBe("no such table");
        verdict.Progress.ShouldBe("the table was read 21 times within 1 s, never with success\nthe last reading failed: InvalidOperationException: no such table");
    }

    [Fact]
    public async Task JudgeAsync_AReadingThatNeverEnds_EndsInTime()
    {
        var time = new ManualTime();
        var reading = new TaskCompletionSource();
        var judging = TablePolling.JudgeAsync(
            async token =>
            {
                reading.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
                return [];
            },
            new Convergence(Table),
            new PollingOptions { TimeProvider = time });

        await reading.Task;
        time.Advance(TimeSpan.FromMinutes(1));

        (await judging).Progress.ShouldBe("the table was read 0 times within 60 s, never with success");
    }

    [Fact]
    public async Task JudgeAsync_Cancelled_IsCancelled()
    {
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => TablePolling.JudgeAsync(
            _ =>
            {
                cancel.Cancel();
                return ValueTask.FromResult<IReadOnlyList<TableRow>>([]);
            },
            new Convergence(Table),
            new PollingOptions { TimeProvider = new EagerTime() },
            cancel.Token));
    }

    [Fact]
    public async Task JudgeAsync_OptionsOutOfRange_AreRefused()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Judge(new PollingOptions { Interval = TimeSpan.Zero }, _ => []));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Judge(new PollingOptions { Within = TimeSpan.Zero }, _ => []));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Judge(new PollingOptions { Patience = TimeSpan.Zero }, _ => []));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Judge(new PollingOptions { Stays = TimeSpan.FromTicks(-1) }, _ => []));
    }

    private static Task<Verdict> Judge(PollingOptions options, Func<int, IReadOnlyList<TableRow>> read)
    {
        var readings = 0;
        return TablePolling.JudgeAsync(_ => ValueTask.FromResult(read(readings++)), new Convergence(Table), options with { TimeProvider = new EagerTime() });
    }

    /// <summary>A clock that jumps to what is waited for, where that is less than a second away.</summary>
    private sealed class EagerTime : TimeProvider
    {
        private readonly ManualTime _time = new();

        public override long TimestampFrequency => _time.TimestampFrequency;

        public override long GetTimestamp() => _time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = _time.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromSeconds(1))
            {
                _time.Advance(dueTime);
            }

            return timer;
        }
    }
}
