using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>A factor for a stretch that comes again and again, and 1 between: bursts.</summary>
/// <param name="Name">What it is called in the summary, for example <c>burst</c>.</param>
/// <param name="Every">The time from the beginning of one stretch to that of the next; from 1 ms to 3650 days.</param>
/// <param name="Lasting">How long a stretch lasts; above zero and below <paramref name="Every"/>.</param>
/// <param name="Factor">The factor within.</param>
public sealed record PeriodicRate(string Name, TimeSpan Every, TimeSpan Lasting, double Factor) : RateShape
{
    /// <summary>When one of the stretches begins, whichever; midnight of 1970-01-01 by default.</summary>
    public DateTimeOffset Anchor { get; init; } = DateTimeOffset.UnixEpoch;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"{Name} every {Every} for {Lasting} {Factors.Text(Factor)}";

    /// <inheritdoc/>
    public override void Validate()
    {
        Factors.CheckName(Name, "a periodic stretch");
        Factors.Check(Factor, nameof(Factor), $"'{Name}'");
        Guard.Between(Every, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(3650), nameof(Every), $"The period of '{Name}' (every)");
        Guard.Between(Lasting, TimeSpan.FromTicks(1), Every - TimeSpan.FromTicks(1), nameof(Lasting), $"The length of '{Name}' (lasting)");
    }

    internal override double FactorOf(long ticks, Seed seed) => Into(ticks) < Lasting.Ticks ? Factor : 1;

    internal override long ChangeAfter(long ticks, Seed seed) => ticks - Into(ticks) + (Into(ticks) < Lasting.Ticks ? Lasting.Ticks : Every.Ticks);

    internal override string PartOf(long ticks, Seed seed) => Into(ticks) < Lasting.Ticks ? Name : $"not {Name}";

    private long Into(long ticks)
    {
        var into = (ticks - Anchor.UtcTicks) % Every.Ticks;
        return into < 0 ? into + Every.Ticks : into;
    }
}
