namespace StreamTesting.Architecture.Tests;

public sealed class ItemTableTests
{
    private static readonly HashSet<string> LaterWork =
    [
        .. Range("S", 36, 56), .. Range("S", 80, 100), "P-17", .. Range("P", 35, 40), .. Range("P", 60, 65), .. Range("P", 76, 84), .. Range("H", 65, 67), "PX-2",
    ];

    public static TheoryData<string> Tables => new(ItemTable.Ids.Keys);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Items_OfASource_HaveOneRowEach(string name) =>
        ItemTable.Read(name).Select(row => row.Id).ShouldBe(ItemTable.Ids[name]);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Items_OfASource_NameTestsThatExist(string name) =>
        ItemTable.Read(name).Where(row => !row.IsLater)
            .SelectMany(row => row.Tests.Where(test => !TestNames.All.Contains(test)).Select(test => $"{row.Id}: {test}"))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Tables))]
    public void Items_LeftForLater_AreThoseOfLaterWork(string name) =>
        ItemTable.Read(name).Where(row => row.IsLater && !LaterWork.Contains(row.Id)).Select(row => $"{row.Id}: {row.Proof}").ShouldBeEmpty();

    private static IEnumerable<string> Range(string letter, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(number => $"{letter}-{number:00}");
}
