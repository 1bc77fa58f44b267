using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>Another shape whose hours and days are those of a fixed offset from UTC. There is no summer time.</summary>
/// <param name="Offset">How far ahead of UTC the clocks are; whole minutes from -14 to 14 hours.</param>
/// <param name="Shape">The other shape.</param>
public sealed record OffsetRate(TimeSpan Offset, RateShape Shape) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"({Shape}) at UTC{(Offset < TimeSpan.Zero ? "-" : "+")}{Offset:hh\\:mm}";

    [JsonIgnore]
    internal override IEnumerable<RateShape> Simple => Shape.Simple.Select(shape => this with { Shape = shape });

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentNullException.ThrowIfNull(Shape);
        Shape.Validate();
        Guard.Between(Offset, TimeSpan.FromHours(-14), TimeSpan.FromHours(14), nameof(Offset), "The offset from UTC (offset)");
        if (Offset.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Offset), Offset, $"The offset from UTC (offset) is {Offset}; it must be whole minutes.");
        }
    }

    internal override double FactorOf(long ticks, Seed seed) => Shape.FactorOf(Local(ticks), seed);

    internal override long ChangeAfter(long ticks, Seed seed) =>
        Shape.ChangeAfter(Local(ticks), seed) is var next && next == long.MaxValue ? next : next - Offset.Ticks;

    internal override string PartOf(long ticks, Seed seed) => Shape.PartOf(Local(ticks), seed);

    private long Local(long ticks) => Math.Clamp(ticks + Offset.Ticks, 0, DateTime.MaxValue.Ticks);
}
