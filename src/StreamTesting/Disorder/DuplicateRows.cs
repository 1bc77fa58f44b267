using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Adds events that say the same as another under an id of their own, as a business row that was entered twice. They are no duplicates: their ids are
/// unique, and a consumer that deduplicates by id puts them out. No other step chooses them; they have the faults and the schema of the original.
/// </summary>
/// <param name="Rate">The share of the events that are entered twice, from 0 to 1; events without a value are not.</param>
public sealed record DuplicateRows(double Rate) : PayloadStep(Rate)
{
    /// <summary>How long after the original's first arrival the row arrives, at the most; from 1 ms to 3650 days, one minute by default.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"business rows entered twice within {Within}, {RateText}";

    internal override string Kind => "duplicate-rows";

    internal override NameList Types => NameList.Empty;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The domain is not JSON, or its bytes do not show the new id.</exception>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        Guard.Between(Within, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(3650), nameof(Within), "The time within which 'duplicateRows' adds the row (within)");
        if (domain.Events(new Seed(0)).FirstOrDefault(happened => happened.Payload is not null) is not { } first)
        {
            return;
        }

        using var bytes = new EventBytes(domain.Format);
        var random = new Seed(0).Random();
        var original = bytes.Of(first).ToArray();
        if (bytes.Of(domain.DuplicateRow(first, 2, ref random)).SequenceEqual(original))
        {
            throw new ArgumentException(
                $"The domain '{domain.Name}' writes no event id, so that a second row would have the bytes of the first: use 'duplicated' instead.", nameof(domain));
        }
    }

    internal override PayloadDraw Draw(Seed seed, Domain domain) => new RowDraw(this, seed, domain);
}
