using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Lets the last change of a row arrive after its delete (and the tombstone): what a merge by versions must leave out, and a plain fold can't get right. An update, create or read is held until
/// the next change of its key: where that is a delete, it comes behind it, else before it, as it was. That never happens within a partition of Kafka, but where topics are merged, replayed in parallel or
/// read from files.
/// </summary>
/// <param name="Rate">The share of the deletes that are followed by the change before them, from 0 to 1: a coin for each change.</param>
public sealed record UpdatedAfterDelete(double Rate) : DisorderStep
{
    /// <summary>How many changes may be held at one time; the one that is held longest comes then, as it was. From 1 to 1,000,000, 10,000 by default.</summary>
    public int MostHeld { get; init; } = 10_000;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"the last change of a row after its delete, {Percent.Of(Rate)} by coin";

    internal override string Kind => "updated-after-delete";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        Guard.Rate(Rate, nameof(Rate), $"The rate of '{Kind}'");
        Guard.Between(MostHeld, 1, 1_000_000, nameof(MostHeld), "The number of changes that 'updatedAfterDelete' holds (mostHeld)");
    }
}
