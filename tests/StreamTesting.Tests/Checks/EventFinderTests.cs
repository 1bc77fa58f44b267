namespace StreamTesting.Tests;

public sealed class EventFinderTests
{
    public static TheoryData<ulong> Seeds => Streams.Seeds;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TryFind_AnyIdsInAnyOrderAndPartition_FindsWhatTheTruthFinds(ulong seed)
    {
        var truth = Streams.Disordered(seed).Truth;
        var finder = new EventFinder(truth);
        var random = new Seed(seed).Random();
        var ordinal = 0L;
        for (var i = 0; i < 5000; i++)
        {
            ordinal = random.NextCoin(0.1) ? random.NextBelow(truth.Events.Count) : (ordinal + random.NextBelow(4)) % truth.Events.Count;
            var id = random.NextCoin(0.05) ? $"x{i}" : truth.Events[(int)ordinal].Id;
            var partition = random.NextCoin(0.5) ? truth.Events[(int)ordinal].Partition : (int)random.NextInRange(-1, 200);

            finder.TryFind(id, partition, out var found).ShouldBe(truth.TryFind(id, out var known));

            found.ShouldBeSameAs(known);
        }
    }

    [Fact]
    public void TryFind_AnEmptyTruth_FindsNothing() => new EventFinder(new GroundTruth([])).TryFind("e0", -1, out _).ShouldBeFalse();
}
