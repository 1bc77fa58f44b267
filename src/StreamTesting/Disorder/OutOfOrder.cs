using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Holds first arrivals back until newer events of the same partition have passed them. A held arrival's displacement is drawn from 1 to
/// <see cref="MaxDisplacement"/>, and its lag (how far the newest event that passed it lies ahead) is bounded by <see cref="UpTo"/>.
/// </summary>
/// <remarks>
/// Where a chosen event has to leave in order (too many are held at once, or <see cref="UpTo"/> lets nothing pass), the next one that can be
/// held takes its place. What is still owed at the end, because the newest event of a partition can't be out of order, or because a
/// displacement of d lets no more than d of d + 1 events be out of order, the summary shows as the difference of asked and measured.
/// The bounds are the step's own: late events and copies come on top.
/// </remarks>
/// <param name="Rate">The share of the events, from 0 to 1.</param>
/// <param name="MaxDisplacement">How many newer arrivals may pass it; from 1 to 1023, 10 by default.</param>
public sealed record OutOfOrder(double Rate, int MaxDisplacement = 10) : RatedStep(Rate)
{
    /// <summary>The greatest lag; above zero, or null (the default) for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? UpTo { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description =>
        $"out of order by up to {MaxDisplacement} arrivals{(UpTo is { } time ? $" and {time}" : "")}, {RateText}";

    internal override string Kind => "out-of-order";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        Guard.Between(MaxDisplacement, 1, Labels.DisplacementLimit - 1, nameof(MaxDisplacement), "The displacement of 'out of order' (maxDisplacement)");
        if (UpTo is { } time)
        {
            Guard.Between(time, TimeSpan.FromTicks(1), TimeSpan.FromDays(3650), nameof(UpTo), "The greatest lag of 'out of order' (upTo)");
        }
    }
}
