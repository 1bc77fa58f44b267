using Xunit.Abstractions;

namespace StreamTesting.Xunit.Specimens;

public sealed class Lifetimes(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    public Task InitializeAsync()
    {
        output.WriteLine("initialized");
        return Task.CompletedTask;
    }

    [StreamFact]
    public void Passes(Seed seed) => output.WriteLine($"ran {seed.Value > 0}");

    public Task DisposeAsync()
    {
        output.WriteLine("disposed asynchronously");
        return Task.CompletedTask;
    }

    public void Dispose() => output.WriteLine("disposed");
}

public sealed class ThrowingConstructor
{
    public ThrowingConstructor() => throw new InvalidOperationException("no instance");

    [StreamTheory, Seeds("st1-000000000001as")]
    public void Never_runs(Seed seed) => _ = seed;
}

public sealed class SkippingConstructor
{
    public SkippingConstructor() => throw new StreamSkipException("not on this machine");

    [StreamTheory, Seeds("st1-000000000001as")]
    public void Never_runs(Seed seed) => _ = seed;
}

public sealed class ThrowingDispose : IDisposable
{
    [StreamTheory, Seeds("st1-000000000001as")]
    public void Runs(Seed seed) => _ = seed;

    public void Dispose() => throw new InvalidOperationException("cannot let go");
}
