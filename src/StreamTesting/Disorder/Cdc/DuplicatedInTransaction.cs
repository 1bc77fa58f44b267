using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Writes records twice within their transaction: the copy has the same bytes and comes a few records later, before the transaction ends (<see cref="StreamEvent.Transaction"/>), as after a
/// producer's retry. Events without a transaction are not copied.
/// </summary>
/// <param name="Rate">The share of the events that are written twice, from 0 to 1.</param>
public sealed record DuplicatedInTransaction(double Rate) : RatedStep(Rate)
{
    /// <summary>After how many more records of the transaction the copy comes at the most; from 0, right behind the first, to 1,000; 3 by default.</summary>
    public int MostApart { get; init; } = 3;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"records twice within their transaction, up to {MostApart} apart, {RateText}";

    internal override string Kind => "duplicated-in-transaction";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        Guard.Between(MostApart, 0, 1_000, nameof(MostApart), "How far apart 'duplicatedInTransaction' writes the copy (mostApart)");
    }
}
