namespace StreamTesting.Domains.Tests;

public sealed class DueHeapTests
{
    [Fact]
    public void First_OfWhatIsAddedReplacedAndRemoved_IsTheLeastByTimeThenNumber()
    {
        var random = new Seed(7).Random();
        var heap = new DueHeap<string>();
        var model = new List<(long Due, long Number)>();
        for (var number = 0L; number < 2000; number++)
        {
            var due = random.NextBelow(50);
            heap.Add(due, number, $"{number}");
            model.Add((due, number));
            if (random.NextCoin(0.4))
            {
                var least = model.Min();
                heap.Due.ShouldBe(least.Due);
                heap.First.ShouldBe($"{least.Number}");
                model.Remove(least);
                if (random.NextCoin(0.5))
                {
                    heap.Remove();
                    continue;
                }

                var later = least.Due + random.NextBelow(20);
                heap.Replace(later);
                model.Add((later, least.Number));
            }
        }

        heap.Count.ShouldBe(model.Count);
        foreach (var (due, number) in model.Order())
        {
            (heap.Due, heap.First).ShouldBe((due, $"{number}"));
            heap.Remove();
        }

        heap.IsEmpty.ShouldBeTrue();
    }
}
