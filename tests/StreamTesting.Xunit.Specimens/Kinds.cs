using Xunit.Abstractions;

namespace StreamTesting.Xunit.Specimens;

/// <summary>The ways a test method can end.</summary>
public sealed class Kinds(ITestOutputHelper output)
{
    [StreamFact]
    public async Task Task_passes(Seed seed)
    {
        await Task.Yield();
        output.WriteLine($"after await {seed}");
    }

    [StreamFact]
    public async Task Task_fails(Seed seed)
    {
        await Task.Yield();
        throw new InvalidOperationException($"after await {seed.Value > 0}");
    }

    [StreamFact]
    public async ValueTask Value_task_passes(Seed seed)
    {
        await Task.Yield();
        output.WriteLine($"after await {seed}");
    }

    [StreamFact]
    public async ValueTask Value_task_fails(Seed seed)
    {
        await Task.Yield();
        throw new InvalidOperationException($"after await {seed.Value > 0}");
    }

    [StreamFact]
    public async void Void_passes(Seed seed)
    {
        await Task.Yield();
        output.WriteLine($"after await {seed}");
    }

    [StreamFact]
    public async void Void_fails(Seed seed)
    {
        await Task.Yield();
        throw new InvalidOperationException($"after await {seed.Value > 0}");
    }
}
