namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>The assignors that members may ask for; the first is taken where nobody does.</summary>
internal static class PartitionAssignors
{
    public static readonly IReadOnlyList<IPartitionAssignor> All = [new UniformAssignor(), new RangeAssignor()];

    public static IPartitionAssignor Default => All[0];

    public static IPartitionAssignor? Find(string name) => All.FirstOrDefault(assignor => assignor.Name == name);
}
