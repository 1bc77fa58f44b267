namespace StreamTesting.Tests;

/// <summary>All consumers of the zoo.</summary>
internal static class Inhabitants
{
    public static IReadOnlyList<Specimen> All { get; } =
        [.. DedupZoo.All, .. DeadLetterZoo.All, .. LateZoo.All, .. WindowZoo.All, .. SessionZoo.All, .. WatermarkZoo.All, .. BalanceZoo.All, .. JoinZoo.All, .. MergeZoo.All];
}
