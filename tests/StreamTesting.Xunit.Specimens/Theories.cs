using Xunit.Abstractions;

namespace StreamTesting.Xunit.Specimens;

public sealed class Theories(ITestOutputHelper output)
{
    public static TheoryData<string, int> Shops => new() { { "north", 1 }, { "south", 2 } };

    [StreamTheory, Seeds(3)]
    public void Three_seeds(Seed seed) => output.WriteLine($"{seed}");

    [StreamTheory, Seeds(2)]
    public void Other_seeds(Seed seed) => output.WriteLine($"{seed}");

    [StreamTheory, Seeds("st1-000000000001as", "ST1-000000000001AS", "st1-00000000000063")]
    public void Given_seeds(Seed seed) => output.WriteLine($"{seed}");

    [StreamTheory, Seeds(2, Base = "st1-000000000001as")]
    public void Based_seeds(Seed seed) => output.WriteLine($"{seed}");

    [StreamTheory, Seeds(2), Seeds("st1-000000000001as")]
    public void Added_seeds(Seed seed) => output.WriteLine($"{seed}");

    [StreamTheory, Seeds(2), InlineData(3), InlineData(1)]
    public void Inline_rows(int partitions, Seed seed = default) => output.WriteLine($"{partitions} {seed}");

    [StreamTheory, Seeds(2), MemberData(nameof(Shops))]
    public void Member_rows(string shop, int count, Seed seed = default) => output.WriteLine($"{shop} {count} {seed}");

    [StreamTheory, Seeds(1), InlineData(1), InlineData(2, Skip = "two is too many")]
    public void Skipped_row(int partitions, Seed seed = default) => output.WriteLine($"{partitions} {seed}");

    [StreamTheory(Skip = "not today"), Seeds(25)]
    public void Skipped(Seed seed) => throw new InvalidOperationException($"ran with {seed}");

    [Theory, Seeds(2)]
    public void Plain_theory(Seed seed) => output.WriteLine($"{seed}");
}
