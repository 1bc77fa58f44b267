using FsCheck;
using FsCheck.Fluent;

namespace StreamTesting.Tests;

public sealed class RateCurveTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 26, 5, 0, 0, TimeSpan.Zero);

    private static readonly Gen<double> Factor = Gen.OneOf(Gen.Elements(0.0, 1.0), Gen.Choose(1, 5000).Select(n => n / 1000.0), Gen.Elements(1e-5, 123456.7));

    private static readonly Gen<RateShape> Simple = Gen.OneOf(
        Factor.Select(Rate.Constant),
        Gen.ArrayOf(Factor, 24).Select(Rate.Hours),
        Gen.ArrayOf(Factor, 7).Select(Rate.DaysOfWeek),
        Gen.ArrayOf(Factor, 12).Select(Rate.Months),
        Factor.Select(Rate.Weekend),
        from f in Factor from g in Factor select Rate.BusinessHours(9, 17, f, g),
        from f in Factor from g in Factor select Rate.EachDay("night", new TimeOnly(22, 0), new TimeOnly(6, 30), f, g),
        from f in Factor from g in Factor from h in Factor from i in Factor select Rate.Seasons(f, g, h, i),
        from f in Factor from a in Gen.Choose(-100, 1000) from l in Gen.Choose(1, 500) select Rate.Between("sale", Start.AddHours(a), Start.AddHours(a + l), f),
        from f in Factor from a in Gen.Choose(30, 400) from l in Gen.Choose(1, 29) select Rate.Every(TimeSpan.FromMinutes(a), TimeSpan.FromMinutes(l), f),
        from f in Factor from g in Factor select Rate.Holidays(Holiday.On("a", f, 2, 28), Holiday.Nth("b", g, 3, 1, DayOfWeek.Monday, -1, 3)),
        from f in Factor from g in Factor select Rate.Weather(new Weather("sunny", f, 1, 2, 3, 2), new Weather("rainy", g, 2, 2, 1, 2)),
        from f in Factor from h in Gen.Choose(1, 100) select Rate.Promotion("flash", f, TimeSpan.FromHours(h), 0.3));

    private static readonly Gen<RateShape> Any = Gen.OneOf(
        Simple,
        from a in Simple from b in Simple select a * b,
        from a in Simple from b in Simple from max in Gen.Choose(1, 5) select Rate.Capped(a * b, 0.2, max),
        from a in Simple from m in Gen.Choose(-840, 840) select Rate.At(TimeSpan.FromMinutes(m), a));

    private static readonly Gen<RateCurve> AnyCurve =
        from shape in Any
        from minutes in Gen.Choose(1, 60_000)
        from ticks in Gen.Choose(0, 100)
        from seed in Gen.Choose(0, 1000)
        let curve = CurveOf(shape, Start.AddMinutes(minutes % 999), TimeSpan.FromMinutes(minutes).Add(TimeSpan.FromTicks(ticks)), new Seed((ulong)seed))
        where curve is not null
        select curve;

    [Fact]
    public void TicksAtArea_OfTheAreaOfAMoment_IsThatMoment() => Check(curve =>
    {
        foreach (var ticks in Moments(curve, 50).Where(ticks => curve.Shape.FactorAt(new DateTimeOffset(ticks, TimeSpan.Zero), curve.Seed) >= 1e-5))
        {
            curve.TicksAtArea(curve.AreaAt(ticks)).ShouldBe(ticks);
        }
    });

    [Fact]
    public void TicksAt_AnyFraction_LiesInTheSpanWhereTheFactorIsAboveZero() => Check(curve =>
    {
        for (var i = 0; i < 50; i++)
        {
            var time = new DateTimeOffset(curve.TicksAt(new Seed(2).Random(i).NextDouble()), TimeSpan.Zero);
            time.ShouldBeInRange(curve.Start, curve.End.AddTicks(-1));
            curve.Shape.FactorAt(time, curve.Seed).ShouldBeGreaterThan(0);
        }
    });

    [Fact]
    public void TicksAt_GreaterFractions_AreNeverEarlier() => Check(curve =>
        Enumerable.Range(0, 100).Select(i => curve.TicksAt(i / 100.0)).ShouldBeInOrder());

    [Fact]
    public void InTurn_AnyEvents_GivesWhatEachAloneGives() => Check(curve =>
    {
        var count = 1 + (curve.Start.UtcTicks / TimeSpan.TicksPerMinute % 1000);
        var cursor = curve.InTurn(count);
        var last = long.MinValue;
        for (long i = 0; i < count; i += 1 + (i % 3))
        {
            var within = new Seed(3).Random(i).NextUInt64();
            var ticks = cursor.TicksOf(i, within);
            ticks.ShouldBe(curve.TicksOf(i, count, within));
            ticks.ShouldBeGreaterThanOrEqualTo(last);
            last = ticks;
        }
    });

    [Fact]
    public void ShareOf_PartsOfTheSpan_SumToOne() => Check(curve =>
    {
        var borders = Moments(curve, 9).Order().Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero)).Prepend(DateTimeOffset.MinValue).Append(DateTimeOffset.MaxValue).ToList();
        borders.Zip(borders.Skip(1), curve.ShareOf).Sum().ShouldBe(1, 1e-9);
        borders.ShouldAllBe(border => Math.Abs(curve.FractionAt(border) - curve.ShareOf(DateTimeOffset.MinValue, border)) < 1e-12);
    });

    [Fact]
    public void NextChange_OfAnyShape_IsLaterAndNothingChangesBefore() => Check(curve =>
    {
        var time = curve.Start;
        for (var i = 0; i < 40 && time < curve.End; i++)
        {
            var next = curve.Shape.NextChange(time, curve.Seed);
            next.ShouldBeGreaterThan(time);
            var middle = time.AddTicks((next - time).Ticks / 2);
            foreach (var before in new[] { middle, next.AddTicks(-1) })
            {
                curve.Shape.FactorAt(before, curve.Seed).ShouldBe(curve.Shape.FactorAt(time, curve.Seed));
                curve.Shape.PartAt(before, curve.Seed).ShouldBe(curve.Shape.PartAt(time, curve.Seed));
            }

            time = next;
        }
    });

    [Fact]
    public void FromJson_OfToJson_IsTheSameShape() => Check(curve =>
    {
        var read = RateShape.FromJson(curve.Shape.ToJson());
        read.ShouldBe(curve.Shape);
        read.GetHashCode().ShouldBe(curve.Shape.GetHashCode());
        read.ToJson().ShouldBe(curve.Shape.ToJson());
        read.ToString().ShouldBe(curve.Shape.ToString());
    });

    [Fact]
    public void TicksOf_ConstantShape_IsTheSlotAndThePlaceInIt()
    {
        var curve = new RateCurve(Rate.Constant(3), Start, Start.AddTicks(1000));

        Enumerable.Range(0, 10).Select(i => curve.TicksOf(i, 10, 1UL << 63) - Start.UtcTicks).ShouldBe(Enumerable.Range(0, 10).Select(i => (100L * i) + 50));
        curve.TicksOf(9, 10, ulong.MaxValue).ShouldBe(Start.UtcTicks + 999);
        curve.TicksOf(0, 1, 0).ShouldBe(Start.UtcTicks);
        curve.MeanFactor.ShouldBe(3);
    }

    [Fact]
    public void TicksOf_BillionsOfEventsOverACentury_StaysExact()
    {
        var curve = new RateCurve(Rate.Constant(RateShape.GreatestFactor), Start, Start.AddDays(36_500));
        const long count = 1L << 50;
        var cursor = curve.InTurn(count);

        foreach (var index in new[] { 0, 1, 2, 12_345_678_901L, count / 3, count - 2, count - 1 })
        {
            var slot = Start.UtcTicks + (long)((UInt128)(ulong)TimeSpan.FromDays(36_500).Ticks * (ulong)index / (ulong)count);
            curve.TicksOf(index, count, 0).ShouldBe(slot);
            cursor.TicksOf(index, 0).ShouldBe(slot);
        }
    }

    [Fact]
    public void TicksOf_FormatVersion1_NeverChanges()
    {
        Seed.FormatVersion.ShouldBe(1);
        var shape = Rate.BusinessHours(9, 17, 2) * Rate.Weekend(0.6) * Rate.Seasons(1.4, 1, 0.9, 1.2) * Rate.Promotion("flash", 2, TimeSpan.FromHours(6), 0.2)
            * Rate.Weather(new Weather("sunny", 1.1, 1, 2, 4, 2), new Weather("rainy", 0.7, 2, 2, 1, 3));
        var curve = new RateCurve(shape, Start, Start.AddDays(14), new Seed(42));
        var random = new Seed(1);

        new[] { 0, 1, 500_000, 999_999 }.Select(i => curve.TicksOf(i, 1_000_000, random.Random(i).NextUInt64()))
            .ShouldBe([639076788012768302L, 639076788017978998L, 639082997544291108L, 639088883996154467L]);
    }

    [Fact]
    public void Constructor_ImpossibleSpanOrShape_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RateCurve(Rate.Constant(), Start, Start)).Message.ShouldContain("the end must be later");
        Should.Throw<ArgumentException>(() => new RateCurve(Rate.Weekend(0), Start.AddDays(2).Date, Start.AddDays(3).Date)).Message
            .ShouldStartWith("The rate weekend 0 is 0 from 2026-02-28T00:00:00Z to 2026-03-01T00:00:00Z: nothing can happen.");
        foreach (var factor in new[] { 1, 2 })
        {
            Should.Throw<ArgumentException>(() => new RateCurve(Rate.Every(TimeSpan.FromMilliseconds(1), TimeSpan.FromTicks(5), factor), Start, Start.AddDays(9000))).Message
                .ShouldContain("more than 4000000 pieces");
        }

        Should.Throw<ArgumentOutOfRangeException>(() => new RateCurve(Rate.Constant(), Start, DateTimeOffset.MaxValue)).Message.ShouldContain("between 0002-01-01T00:00:00Z and 9999-01-01T00:00:00Z");
        Should.Throw<ArgumentOutOfRangeException>(() => new RateCurve(Rate.Constant(), DateTimeOffset.MinValue, Start)).Message.ShouldContain("between 0002-01-01T00:00:00Z");
    }

    [Fact]
    public void TicksOf_NoSuchEvent_IsRefused()
    {
        var curve = new RateCurve(Rate.Constant(), Start, Start.AddDays(1));
        var cursor = curve.InTurn(10);
        cursor.TicksOf(5, 0);

        Should.Throw<ArgumentOutOfRangeException>(() => curve.TicksOf(10, 10, 0)).Message.ShouldContain("There is no event 10 of 10");
        Should.Throw<ArgumentOutOfRangeException>(() => curve.TicksAt(1)).Message.ShouldContain("below 1");
        Should.Throw<ArgumentOutOfRangeException>(() => cursor.TicksOf(4, 0)).Message.ShouldContain("a cursor only goes on");
        Should.Throw<ArgumentOutOfRangeException>(() => curve.InTurn(0));
    }

    private static RateCurve? CurveOf(RateShape shape, DateTimeOffset start, TimeSpan span, Seed seed)
    {
        try
        {
            return new RateCurve(shape, start, start + span, seed);
        }
        catch (ArgumentException e) when (e.Message.Contains("nothing can happen", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static IEnumerable<long> Moments(RateCurve curve, int count) =>
        Enumerable.Range(0, count).Select(i => new Seed(1).Random(i).NextInRange(curve.Start.UtcTicks, curve.End.UtcTicks - 1));

    private static void Check(Action<RateCurve> law) =>
        Prop.ForAll(AnyCurve.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1, 1));
}
