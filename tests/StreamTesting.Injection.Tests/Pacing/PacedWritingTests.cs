namespace StreamTesting.Injection.Tests;

public sealed class PacedWritingTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public async Task WriteToAsync_AtAPace_LetsEachArrivalBeSeenWhenItIsDue()
    {
        var stream = Streams.Orders(4);
        var sink = new Seen(_time);

        var writing = stream.WriteToAsync(sink, new SinkOptions { Pace = Pace.PerSecond(4), Time = _time });
        for (var i = 1; i < stream.Count(); i++)
        {
            await sink.SeenAsync(i);
            await _time.TimerSetAsync();
            _time.Skip();
        }

        var written = await writing.WaitAsync(TimeSpan.FromSeconds(30));
        sink.Flushed.ShouldBe(Enumerable.Range(1, stream.Count() - 1).Select(i => ((long)i, TimeSpan.FromSeconds((i - 1) / 4d))));
        written.Arrivals.ShouldBe(stream.Count());
        written.Elapsed.ShouldBe(TimeSpan.FromSeconds((stream.Count() - 1) / 4d));
    }

    [Fact]
    public async Task WriteToAsync_CancelledWithinAWait_SaysTotals()
    {
        using var cancel = new CancellationTokenSource();
        var sink = new Seen(_time);
        var writing = Streams.Orders(4).WriteToAsync(sink, new SinkOptions { Pace = Pace.PerSecond(1), Time = _time }, cancel.Token);

        await sink.SeenAsync(1);
        await _time.TimerSetAsync();
        await cancel.CancelAsync();

        var cancelled = (await Record.ExceptionAsync(() => writing)).ShouldBeOfType<SinkCancelledException>();
        cancelled.Statistics.Arrivals.ShouldBe(1);
        sink.IsDisposed.ShouldBeTrue();
    }

    private sealed class Seen(FakeTime time) : IArrivalSink
    {
        private readonly SemaphoreSlim _flush = new(0);
        private long _arrivals;

        public List<(long Arrivals, TimeSpan At)> Flushed { get; } = [];

        public bool IsDisposed { get; private set; }

        public IReadOnlyList<SinkOutput> Outputs => [];

        public async Task SeenAsync(long arrivals)
        {
            (await _flush.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("nothing more was flushed within 30 s");
            Flushed[^1].Arrivals.ShouldBe(arrivals);
        }

        public ValueTask StartAsync(SinkStart start, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask WriteAsync(ArrivalBatch batch, CancellationToken cancellationToken)
        {
            _arrivals += batch.Arrivals.Count;
            return ValueTask.CompletedTask;
        }

        public ValueTask FlushAsync(CancellationToken cancellationToken)
        {
            Flushed.Add((_arrivals, time.Now));
            _flush.Release();
            return ValueTask.CompletedTask;
        }

        public ValueTask FinishAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void Commit()
        {
        }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
