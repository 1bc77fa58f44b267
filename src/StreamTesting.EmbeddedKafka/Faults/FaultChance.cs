namespace StreamTesting.EmbeddedKafka;

/// <summary>Numbers by seed, name and position, each made without those before it (the finalizer of SplitMix64).</summary>
internal readonly struct FaultChance
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong key;

    public FaultChance(ulong seed, string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var character in name)
        {
            hash = (hash ^ character) * 0x100000001B3;
        }

        key = Mix(seed + Mix(hash));
    }

    /// <summary>A number from 0 to below 1.</summary>
    public double Of(int position) => (Mix(key + ((ulong)position * Golden)) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
