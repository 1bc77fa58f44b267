namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>A generator that is set to a new state at no cost, so that each case of a run has a state of its own and can be made again alone.</summary>
internal sealed class FuzzRandom : Random
{
    private ulong state;

    /// <summary>Sets the state by the run's seed and the case's number.</summary>
    public FuzzRandom Begin(ulong seed, long index)
    {
        state = seed ^ ((ulong)index * 0xD1342543DE82EF95);
        Draw();
        return this;
    }

    /// <summary>True once in so many.</summary>
    public bool OneIn(int times) => Next(times) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    public override int Next() => (int)(Draw() >> 33);

    public override int Next(int maxValue) => maxValue <= 1 ? 0 : (int)(((Draw() >> 32) * (ulong)maxValue) >> 32);

    public override int Next(int minValue, int maxValue) => minValue + Next(maxValue - minValue);

    public override long NextInt64() => (long)(Draw() >> 1);

    public override double NextDouble() => Sample();

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            buffer[i] = (byte)(Draw() >> 56);
        }
    }

    protected override double Sample() => (Draw() >> 11) * (1.0 / (1UL << 53));

    private ulong Draw()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
