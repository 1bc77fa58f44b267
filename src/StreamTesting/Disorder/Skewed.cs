using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Gives entities one and the same partition of their topic, whatever their keys say, so that it gets more than the others. An entity's events
/// stay together. Those that are not chosen are where their keys put them, so that the partition gets its usual share of these as well.
/// </summary>
/// <remarks>Entities are chosen one by one: the same key in two topics may be chosen in one of them only.</remarks>
/// <param name="Rate">The share of the entities, from 0 to 1.</param>
/// <param name="Partition">The partition, from 0 (the default).</param>
public sealed record Skewed(double Rate, int Partition = 0) : RatedStep(Rate)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"entities in partition {Partition} whatever their keys, {RateText}";

    internal override string Kind => "skewed";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        Guard.Between(Partition, 0, 9_999, nameof(Partition), "The partition of 'skewed' (partition)");
    }
}
