using System.Reactive.Linq;
using System.Reactive.Subjects;

namespace StreamTesting.Tests;

public sealed class ObservingTests
{
    [Fact]
    public void Observed_Default_StandsNowhere()
    {
        var observed = new Observed<string>("a");

        observed.Index.ShouldBe(0);
        observed.Key.ShouldBeNull();
        observed.Partition.ShouldBe(-1);
        observed.Offset.ShouldBe(-1);
        observed.Timestamp.ShouldBeNull();
        observed.Headers.ShouldBeEmpty();
        OutputPlaceOf(observed).ToString().ShouldBe("output 0");
    }

    [Fact]
    public void AsObserved_AnObservable_NumbersEachSubscriptionFromZero()
    {
        var seen = new List<long>();
        var observed = new[] { "a", "b" }.ToObservable().AsObserved();

        observed.Subscribe(next => seen.Add(next.Index));
        observed.Subscribe(next => seen.Add(next.Index));

        seen.ShouldBe([0, 1, 0, 1]);
    }

    [Fact]
    public void AsObserved_AHotObservable_PassesErrorAndDisposalOn()
    {
        using var subject = new Subject<string>();
        Exception? error = null;
        var first = subject.AsObserved().Subscribe(_ => { }, failure => error = failure);
        var second = subject.AsObserved().Subscribe(_ => { }, _ => { });
        second.Dispose();

        subject.OnError(new IOException("gone"));

        error.ShouldBeOfType<IOException>();
        first.Dispose();
        subject.HasObservers.ShouldBeFalse();
    }

    [Fact]
    public async Task AsObserved_AnAsyncEnumerable_NumbersItsValues()
    {
        var seen = new List<(long, string)>();
        await foreach (var observed in Values().AsObserved())
        {
            seen.Add((observed.Index, observed.Value));
        }

        seen.ShouldBe([(0, "a"), (1, "b")]);

        static async IAsyncEnumerable<string> Values()
        {
            await Task.Yield();
            yield return "a";
            yield return "b";
        }
    }

    [Fact]
    public void AsObserved_Observations_KeepWhereTheyStand()
    {
        var inner = new Observed<string>("a") { Index = 7, Key = "k", Partition = 1, Offset = 87, Timestamp = DateTimeOffset.UnixEpoch, Headers = new Dictionary<string, string> { ["h"] = "v" } };

        var outer = new[] { inner }.AsObserved<Observed<string>>().Single();

        outer.ShouldSatisfyAllConditions(
            _ => outer.Value.ShouldBeSameAs(inner),
            _ => outer.Index.ShouldBe(7),
            _ => outer.Key.ShouldBe("k"),
            _ => outer.Partition.ShouldBe(1),
            _ => outer.Offset.ShouldBe(87),
            _ => outer.Timestamp.ShouldBe(DateTimeOffset.UnixEpoch),
            _ => outer.Headers.ShouldBeSameAs(inner.Headers));
    }

    [Theory]
    [InlineData(-1, -1, "output 3")]
    [InlineData(1, 87, "output 3 (partition 1 offset 87)")]
    public void ToString_OfAPlace_SaysWhatIsKnown(int partition, long offset, string text) =>
        new OutputPlace(3, partition, offset).ToString().ShouldBe(text);

    private static OutputPlace OutputPlaceOf(Observed<string> observed) => new(observed.Index, observed.Partition, observed.Offset);
}
