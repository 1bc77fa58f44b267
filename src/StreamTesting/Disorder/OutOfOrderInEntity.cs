using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Holds first arrivals back until a newer event of the same entity has arrived, so that the entity's own story comes in the wrong order
/// however many partitions there are.
/// </summary>
/// <param name="Rate">The share of the events that do not end their entity (those that do have nothing newer), from 0 to 1.</param>
public sealed record OutOfOrderInEntity(double Rate) : RatedStep(Rate)
{
    /// <summary>How long an arrival is held back at the most; above zero, or null (the default) for as long as it takes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? UpTo { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"out of order within the entity{(UpTo is { } time ? $", held for up to {time}" : "")}, {RateText}";

    internal override string Kind => "out-of-order-in-entity";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        if (UpTo is { } time)
        {
            Guard.Between(time, TimeSpan.FromTicks(1), TimeSpan.FromDays(3650), nameof(UpTo), "The longest hold of 'out of order in entity' (upTo)");
        }
    }
}
