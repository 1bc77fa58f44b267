using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>How much time passes from one event to the next: the other way to place events, one after the other, where <see cref="RateCurve"/> knows their number.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "gaps")]
[JsonDerivedType(typeof(ConstantGaps), "constant")]
[JsonDerivedType(typeof(UniformGaps), "uniform")]
[JsonDerivedType(typeof(PoissonGaps), "poisson")]
public abstract record Gaps
{
    /// <summary>The longest mean: 3650 days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    private protected Gaps()
    {
    }

    /// <summary>The gaps in words.</summary>
    [JsonIgnore]
    public abstract string Description { get; }

    /// <summary>The mean gap.</summary>
    [JsonIgnore]
    public abstract TimeSpan Mean { get; }

    /// <summary>The same gap always.</summary>
    /// <param name="gap">Above zero and at most 3650 days.</param>
    /// <returns>The gaps.</returns>
    public static Gaps Constant(TimeSpan gap) => Valid(new ConstantGaps(gap));

    /// <summary>Each gap of a range as likely as any other.</summary>
    /// <param name="min">The shortest; at least zero.</param>
    /// <param name="max">The longest; above zero and at most 3650 days.</param>
    /// <returns>The gaps.</returns>
    public static Gaps Uniform(TimeSpan min, TimeSpan max) => Valid(new UniformGaps(min, max));

    /// <summary>Events that know nothing of one another (a Poisson process): gaps are exponentially distributed.</summary>
    /// <param name="mean">The mean gap; above zero and at most 3650 days.</param>
    /// <returns>The gaps.</returns>
    public static Gaps Poisson(TimeSpan mean) => Valid(new PoissonGaps(mean));

    /// <summary>Draws the next gap.</summary>
    /// <param name="random">Gives the one number that is needed.</param>
    /// <returns>At least zero.</returns>
    public TimeSpan Next(ref RandomSource random) => new(NextTicks(ref random));

    /// <summary>Walks through a span of time, a gap from event to event.</summary>
    /// <param name="start">Where the span begins, without an event there: the first comes after the first gap.</param>
    /// <param name="end">Where it ends, itself outside.</param>
    /// <param name="shape">Divides each gap by its factor, piece by piece where the gap goes over several; null, the default, for none.</param>
    /// <param name="seed">Decides what the shape leaves open.</param>
    /// <returns>A walk that stands before the first event.</returns>
    /// <exception cref="ArgumentException">As for <see cref="RateCurve"/>.</exception>
    public GapWalk Walk(DateTimeOffset start, DateTimeOffset end, RateShape? shape = null, Seed seed = default) =>
        new(this, new RateCurve(shape ?? Rate.Constant(), start, end, seed));

    /// <summary>Refuses impossible settings.</summary>
    /// <exception cref="ArgumentException">A setting is impossible; the message has its value and the allowed range.</exception>
    public abstract void Validate();

    /// <summary>The gaps in words.</summary>
    /// <returns><see cref="Description"/>.</returns>
    public sealed override string ToString() => Description;

    internal abstract long NextTicks(ref RandomSource random);

    private static Gaps Valid(Gaps gaps)
    {
        gaps.Validate();
        return gaps;
    }
}
