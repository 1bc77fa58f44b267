namespace StreamTesting.Xunit.Tests;

/// <summary>Counts how often it was started and stopped, and how many ran at once.</summary>
internal sealed class FakeResource(FakeResource.Counts counts) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        Interlocked.Decrement(ref counts.Running);
        Interlocked.Increment(ref counts.Stopped);
        return ValueTask.CompletedTask;
    }

    internal sealed class Counts
    {
        public int Started;
        public int Stopped;
        public int Running;
        public int MostRunning;

        public async Task<FakeResource> StartAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            Interlocked.Increment(ref Started);
            var running = Interlocked.Increment(ref Running);
            MostRunning = Math.Max(MostRunning, running);
            return new FakeResource(this);
        }
    }
}
