using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>A factor from one moment to another, and 1 before and after: a promotion, a burst, a holiday season.</summary>
/// <param name="Name">What it is called in the summary.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends, itself outside; after <paramref name="From"/>.</param>
/// <param name="Factor">The factor within.</param>
public sealed record IntervalRate(string Name, DateTimeOffset From, DateTimeOffset To, double Factor) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"{Name} from {UtcText.Of(From)} to {UtcText.Of(To)} {Factors.Text(Factor)}";

    /// <inheritdoc/>
    public override void Validate()
    {
        Factors.CheckName(Name, "an interval");
        Factors.Check(Factor, nameof(Factor), $"'{Name}'");
        if (To <= From)
        {
            throw new ArgumentOutOfRangeException(nameof(To), To, $"'{Name}' ends at {UtcText.Of(To)} and begins at {UtcText.Of(From)}; the end must be later.");
        }
    }

    internal override double FactorOf(long ticks, Seed seed) => IsWithin(ticks) ? Factor : 1;

    internal override long ChangeAfter(long ticks, Seed seed) => ticks < From.UtcTicks ? From.UtcTicks : ticks < To.UtcTicks ? To.UtcTicks : long.MaxValue;

    internal override string PartOf(long ticks, Seed seed) => IsWithin(ticks) ? Name : $"not {Name}";

    private bool IsWithin(long ticks) => ticks >= From.UtcTicks && ticks < To.UtcTicks;
}
