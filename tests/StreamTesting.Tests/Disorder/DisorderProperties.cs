using FsCheck;
using FsCheck.Fluent;

namespace StreamTesting.Tests;

public sealed class DisorderProperties
{
    private static readonly Gen<double> Rates = Gen.OneOf(Gen.Elements(0.0, 1.0), Gen.Choose(0, 1000).Select(n => n / 1000.0));

    private static readonly Gen<DisorderStep> AnyStep = Gen.OneOf(
        from rate in Rates
        from minutes in Gen.Choose(1, 300)
        from how in Gen.Elements(Choosing.Exactly, Choosing.ByCoin)
        select (DisorderStep)new Late(rate, TimeSpan.FromMinutes(minutes)) { Choosing = how },
        from rate in Rates from days in Gen.Choose(1, 5) select (DisorderStep)new LateByDays(rate, days),
        from rate in Rates
        from kind in Gen.Elements(DuplicateKind.Exact, DuplicateKind.Retry, DuplicateKind.Conflicting)
        select (DisorderStep)new Duplicated(rate) { As = kind },
        from rate in Rates
        from displacement in Gen.Choose(1, 50)
        from seconds in Gen.Choose(0, 600)
        select (DisorderStep)new OutOfOrder(rate, displacement) { UpTo = seconds == 0 ? null : TimeSpan.FromSeconds(seconds) },
        from rate in Rates
        from seconds in Gen.Choose(0, 600)
        select (DisorderStep)new OutOfOrderInEntity(rate) { UpTo = seconds == 0 ? null : TimeSpan.FromSeconds(seconds) },
        from rate in Rates
        from minutes in Gen.Choose(1, 300)
        from how in Gen.Elements(Choosing.Exactly, Choosing.ByCoin)
        select (DisorderStep)new Offline(rate, TimeSpan.FromMinutes(minutes)) { Choosing = how },
        from minutes in Gen.Choose(1, 300) from times in Gen.Choose(0, 9) select (DisorderStep)new Bursting(TimeSpan.FromMinutes(minutes), times),
        from rate in Rates select (DisorderStep)new Skewed(rate),
        from begin in Gen.Choose(0, 300)
        from lasting in Gen.Choose(0, 300)
        select (DisorderStep)new Idle(0) { From = TimeSpan.FromMinutes(begin), Lasting = lasting == 0 ? null : TimeSpan.FromMinutes(lasting) },
        from lag in Gen.Choose(1, 300)
        from begin in Gen.Choose(0, 300)
        select (DisorderStep)new Lagging(0, TimeSpan.FromMinutes(lag)) { From = TimeSpan.FromMinutes(begin) },
        from length in Gen.Choose(1, 100) from times in Gen.Choose(1, 3) select (DisorderStep)new Redelivered(length, times),
        from times in Gen.Choose(1, 300) from idempotent in Gen.Elements(true, false) select (DisorderStep)Disturbance.LostAcknowledgement(times, idempotent),
        from times in Gen.Choose(1, 5) from lasting in Gen.Choose(1, 300) from behind in Gen.Elements(true, false) select (DisorderStep)Disturbance.BrokerDown(lasting, times, behind));

    private static readonly Gen<EventStream> AnyStream =
        from count in Gen.Choose(0, 200)
        from entities in Gen.Choose(1, 20)
        from gap in Gen.Elements(0, 1, 30, 3600)
        from partitions in Gen.Choose(1, 5)
        from steps in Gen.ListOf(AnyStep, 4)
        from seed in Gen.Choose(0, int.MaxValue)
        select steps.Aggregate(
            new StreamPlan(new TestDomain(count, entities) { Gap = TimeSpan.FromSeconds(gap) }).Over(partitions),
            (plan, step) => plan.With(step)).Generate(new Seed((ulong)seed));

    [Fact]
    public void EveryEventArrivesOnceAndItsCopiesAfterIt() => Check(stream =>
    {
        var arrivals = stream.ToList();
        var firsts = arrivals.Where(arrival => !arrival.Labels.IsDuplicate).Select(arrival => arrival.Event.Id).ToList();
        firsts.Count.ShouldBe((int)stream.Size.Events);
        firsts.Distinct().Count().ShouldBe(firsts.Count);
        var seen = new HashSet<string>();
        arrivals.ShouldAllBe(arrival => seen.Add(arrival.Event.Id) == !arrival.Labels.IsDuplicate);
    });

    [Fact]
    public void ArrivalTimesNeverDecreaseAndNothingArrivesBeforeItHappened() => Check(stream =>
    {
        var arrivals = stream.ToList();
        arrivals.Zip(arrivals.Skip(1)).ShouldAllBe(pair => pair.First.ArrivalTime <= pair.Second.ArrivalTime);
        arrivals.ShouldAllBe(arrival => arrival.Labels.Delay >= TimeSpan.Zero);
    });

    [Fact]
    public void ExactCopiesHaveTheBytesOfAnEarlierArrivalAndOthersDoNot() => Check(stream =>
    {
        var before = new Dictionary<string, List<string>>();
        foreach (var arrival in stream)
        {
            var bytes = Convert.ToHexString(arrival.ToBytes());
            var known = before.TryGetValue(arrival.Event.Id, out var earlier) ? earlier : before[arrival.Event.Id] = [];
            var same = arrival.Labels.Duplicate switch
            {
                DuplicateKind.Exact or DuplicateKind.Redelivery => known.Contains(bytes),
                DuplicateKind.Conflicting => bytes != known[0],
                _ => !known.Contains(bytes),
            };
            same.ShouldBeTrue(arrival.ToString());
            known.Add(bytes);
        }
    });

    [Fact]
    public void PlansSurviveJson() => Check(stream =>
        StreamPlan.FromJson(stream.Plan.ToJson(), new DomainCatalog(new TestDomain(0))).ShouldBe(stream.Plan));

    private static void Check(Action<EventStream> law) =>
        Prop.ForAll(AnyStream.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1, 1));
}
