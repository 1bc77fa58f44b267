namespace StreamTesting.Xunit.Specimens;

public sealed class Skips
{
    [StreamFact]
    public void Fact_skips() => throw new StreamSkipException("there is no Docker here");

    [StreamTheory, Seeds(3)]
    public async Task Theory_skips(Seed seed)
    {
        await Task.Yield();
        throw new StreamSkipException($"not with {seed.Value > 0}");
    }

    [StreamFact]
    public void Passes()
    {
    }

    [StreamFact]
    public void Fails() => throw new InvalidOperationException("broken");
}
