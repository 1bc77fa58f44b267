namespace StreamTesting.Xunit.Tests;

public sealed class SharedResourceTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly FakeResource.Counts _counts = new();

    [Fact]
    public async Task Acquire_ManyAtOnce_StartsOnceForAll()
    {
        var shared = Shared();

        var held = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(shared.AcquireAsync)));

        held.Distinct().Count().ShouldBe(1);
        _counts.Started.ShouldBe(1);
    }

    [Fact]
    public async Task Release_NotTheLast_KeepsItRunning()
    {
        var shared = Shared();
        await shared.AcquireAsync();
        await shared.AcquireAsync();

        await shared.ReleaseAsync();

        _counts.Stopped.ShouldBe(0);
    }

    [Fact]
    public async Task Release_TheLast_StopsIt()
    {
        var shared = Shared();
        await shared.AcquireAsync();
        await shared.AcquireAsync();

        await shared.ReleaseAsync();
        await shared.ReleaseAsync();

        (_counts.Stopped, _counts.Running).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Acquire_AfterTheLastRelease_StartsANewOne()
    {
        var shared = Shared();
        var first = await shared.AcquireAsync();
        await shared.ReleaseAsync();

        var second = await shared.AcquireAsync();

        second.ShouldNotBeSameAs(first);
        (_counts.Started, _counts.MostRunning).ShouldBe((2, 1));
    }

    [Fact]
    public async Task AcquireAndRelease_FromManySidesAtOnce_NeverRunsTwoAndEndsStopped()
    {
        var shared = Shared();

        await Parallel.ForAsync(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
        {
            (await shared.AcquireAsync()).ShouldNotBeNull();
            await shared.ReleaseAsync();
        });

        (_counts.MostRunning, _counts.Running).ShouldBe((1, 0));
        _counts.Stopped.ShouldBe(_counts.Started);
    }

    [Fact]
    public async Task Acquire_StartFails_IsTheSameFailureForAllAndTriedAgainWhenAllAreGone()
    {
        var tries = 0;
        var shared = new SharedResource<FakeResource>(_ => throw new InvalidOperationException($"try {++tries}"), Long);

        (await Should.ThrowAsync<InvalidOperationException>(shared.AcquireAsync())).Message.ShouldBe("try 1");
        (await Should.ThrowAsync<InvalidOperationException>(shared.AcquireAsync())).Message.ShouldBe("try 1");
        await shared.ReleaseAsync();
        await shared.ReleaseAsync();

        (await Should.ThrowAsync<InvalidOperationException>(shared.AcquireAsync())).Message.ShouldBe("try 2");
    }

    [Fact]
    public async Task Acquire_StartNeverEnds_FailsAfterTheTimeLimit()
    {
        var shared = new SharedResource<FakeResource>(_ => new TaskCompletionSource<FakeResource>().Task, TimeSpan.FromMilliseconds(20));

        (await Should.ThrowAsync<TimeoutException>(shared.AcquireAsync())).Message.ShouldStartWith("It did not start within");
        await shared.ReleaseAsync();
    }

    [Fact]
    public async Task Acquire_StartEndsAfterTheTimeLimit_StopsWhatCameTooLate()
    {
        var late = new TaskCompletionSource<LateResource>();
        var shared = new SharedResource<LateResource>(_ => late.Task, TimeSpan.FromMilliseconds(20));
        await Should.ThrowAsync<TimeoutException>(shared.AcquireAsync());
        var resource = new LateResource();

        late.SetResult(resource);

        await resource.Stopped.Task.WaitAsync(Long);
    }

    [Fact]
    public async Task Release_WhileItStarts_StopsItOnceItHasStarted()
    {
        var starting = new TaskCompletionSource<FakeResource>();
        var shared = new SharedResource<FakeResource>(_ => starting.Task, Long);
        var acquired = shared.AcquireAsync();

        var released = shared.ReleaseAsync();
        released.IsCompleted.ShouldBeFalse();
        starting.SetResult(await _counts.StartAsync(default));

        await acquired;
        await released;
        _counts.Stopped.ShouldBe(1);
    }

    [Fact]
    public async Task Acquire_WhileItStops_StartsOnceItHasStopped()
    {
        var first = new SlowResource();
        var shared = new SharedResource<SlowResource>(
            _ => Task.FromResult(first.Disposing.Task.IsCompleted ? new SlowResource { SawStopped = first.Stopped } : first), Long);
        await shared.AcquireAsync();
        var released = shared.ReleaseAsync();
        await first.Disposing.Task.WaitAsync(Long);

        var second = shared.AcquireAsync();
        await Should.ThrowAsync<TimeoutException>(() => second.WaitAsync(TimeSpan.FromMilliseconds(50)));
        first.MayStop.SetResult();

        (await second).SawStopped.ShouldBeTrue();
        await released;
    }

    [Fact]
    public void Release_WithoutAcquire_IsRefused() => Should.Throw<InvalidOperationException>(() => { _ = Shared().ReleaseAsync(); });

    private SharedResource<FakeResource> Shared() => new(_counts.StartAsync, Long);

    private sealed class LateResource : IAsyncDisposable
    {
        public TaskCompletionSource Stopped { get; } = new();

        public ValueTask DisposeAsync()
        {
            Stopped.SetResult();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class SlowResource : IAsyncDisposable
    {
        public TaskCompletionSource Disposing { get; } = new();

        public TaskCompletionSource MayStop { get; } = new();

        public bool Stopped { get; private set; }

        public bool SawStopped { get; init; }

        public async ValueTask DisposeAsync()
        {
            Disposing.SetResult();
            await MayStop.Task;
            Stopped = true;
        }
    }
}
