#pragma warning disable xUnit1003, xUnit1009, xUnit1010
namespace StreamTesting.Xunit.Specimens;

/// <summary>Test methods that cannot be run as they are written.</summary>
public sealed class Mistakes
{
    [StreamFact]
    public void Fact_with_parameter(int count) => _ = count;

    [StreamFact, Seeds(2)]
    public void Fact_with_seeds(Seed seed) => _ = seed;

    [StreamFact, Seeds(1)]
    public void Fact_with_needless_seeds()
    {
    }

    [StreamFact]
    public void Generic_fact<T>() => _ = typeof(T);

    [StreamTheory]
    public void Theory_without_seeds(Seed seed) => _ = seed;

    [StreamTheory, Seeds(2), InlineData(1)]
    public void Theory_without_parameter(int count) => _ = count;

    [StreamTheory, Seeds(2)]
    public void Two_seeds(Seed one, Seed two) => _ = (one, two);

    [StreamTheory, Seeds(0)]
    public void No_seeds(Seed seed) => _ = seed;

    [StreamTheory, Seeds(10_001)]
    public void Too_many_seeds(Seed seed) => _ = seed;

    [StreamTheory, Seeds]
    public void Empty_seeds(Seed seed) => _ = seed;

    [StreamTheory, Seeds(2, Base = "st1-000000000001ax")]
    public void Mistyped_base(Seed seed) => _ = seed;

    [StreamTheory, Seeds("st1-000000000001as", Base = "st1-000000000001as")]
    public void Needless_base(Seed seed) => _ = seed;

    [StreamTheory, Seeds(2), InlineData(1, 2)]
    public void Row_too_long(int count, Seed seed = default) => _ = (count, seed);

    [StreamTheory, Seeds(2), InlineData]
    public void Row_too_short(int count, Seed seed = default) => _ = (count, seed);

    [StreamFact(Timeout = 1000)]
    public ValueTask Value_task_with_time_limit(Seed seed) => new(Task.FromResult(seed));
}
