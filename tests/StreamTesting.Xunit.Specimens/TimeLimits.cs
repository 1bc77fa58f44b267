namespace StreamTesting.Xunit.Specimens;

public sealed class TimeLimits
{
    [StreamFact(Timeout = 50)]
    public Task Never_ends(Seed seed) => new TaskCompletionSource<Seed>(seed).Task;

    [StreamTheory(Timeout = 50), Seeds(2)]
    public Task Theory_never_ends(Seed seed) => new TaskCompletionSource<Seed>(seed).Task;

    [StreamFact(Timeout = 60_000)]
    public Task Ends(Seed seed) => Task.FromResult(seed);
}
