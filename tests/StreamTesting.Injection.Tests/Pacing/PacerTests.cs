namespace StreamTesting.Injection.Tests;

public sealed class PacerTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private readonly FakeTime _time = new();

    [Fact]
    public async Task WaitAsync_AtARate_EndsWhenEachIsDue()
    {
        var pacer = new Pacer(Pace.PerSecond(10), _time);

        await pacer.WaitAsync(Start);
        var second = pacer.WaitAsync(Start).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(99));
        second.IsCompleted.ShouldBeFalse();
        _time.Waiting.ShouldBe(1);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await second.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task WaitAsync_AfterADelay_CatchesUpWithoutDrift()
    {
        var pacer = new Pacer(Pace.PerSecond(10), _time);
        await pacer.WaitAsync(Start);

        _time.Advance(TimeSpan.FromMilliseconds(3050));

        for (var i = 1; i <= 30; i++)
        {
            pacer.WaitAsync(Start).IsCompletedSuccessfully.ShouldBeTrue();
        }

        pacer.LeftUntil(Start).ShouldBe(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task WaitAsync_ForYears_IsPatient()
    {
        var pacer = new Pacer(Pace.SpeedUp(1), _time);
        await pacer.WaitAsync(Start);

        var wait = pacer.WaitAsync(Start.AddDays(3)).AsTask();
        for (var days = 0; days < 3; days++)
        {
            await _time.TimerSetAsync();
            wait.IsCompleted.ShouldBeFalse();
            _time.Advance(TimeSpan.FromDays(1));
        }

        await wait.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task WaitAsync_Cancelled_EndsAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        var pacer = new Pacer(Pace.SpeedUp(1), _time);
        await pacer.WaitAsync(Start, cancel.Token);

        var wait = pacer.WaitAsync(Start.AddYears(1), cancel.Token).AsTask();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => wait.WaitAsync(TimeSpan.FromSeconds(30)));
        _time.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task AtPace_OfAStream_YieldsItsArrivalsWhenDue()
    {
        var stream = Streams.Orders(3);
        var seen = new List<(long Position, TimeSpan At)>();
        var paced = Task.Run(async () =>
        {
            await foreach (var arrival in stream.AtPace(Pace.PerSecond(2), _time))
            {
                seen.Add((arrival.Position, _time.Now));
            }
        });

        for (var i = 1; i < stream.Count(); i++)
        {
            await _time.TimerSetAsync();
            _time.Skip();
        }

        await paced.WaitAsync(TimeSpan.FromSeconds(30));
        seen.ShouldBe(stream.Select(arrival => (arrival.Position, TimeSpan.FromSeconds(arrival.Position / 2d))));
    }
}
