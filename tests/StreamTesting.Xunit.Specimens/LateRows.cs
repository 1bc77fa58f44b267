using Xunit.Abstractions;

namespace StreamTesting.Xunit.Specimens;

/// <summary>Rows that cannot be serialized, or must not be read early.</summary>
public sealed class LateRows(ITestOutputHelper output)
{
    public static TheoryData<Func<int, int>> Functions => new() { x => x + 1, x => x * 2 };

    public static TheoryData<int> Numbers => new() { 7, 8 };

    public static TheoryData<int> Broken => throw new InvalidOperationException("no data today");

    [StreamTheory, Seeds(2), MemberData(nameof(Functions))]
    public void Not_serializable(Func<int, int> function, Seed seed = default) => output.WriteLine($"{function(10)} {seed}");

    [StreamTheory, Seeds(2), MemberData(nameof(Numbers), DisableDiscoveryEnumeration = true)]
    public void Not_early(int number, Seed seed = default)
    {
        output.WriteLine($"{number} {seed}");
        number.ShouldBe(7);
    }

    [StreamTheory, Seeds(2), MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void Broken_late(int number, Seed seed = default) => _ = (number, seed);

    [StreamTheory, Seeds(2), MemberData(nameof(Broken))]
    public void Broken_early(int number, Seed seed = default) => _ = (number, seed);
}
