using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Lets the source send its last records again, as after a crash that lost the offsets of the last ones: in their order, with a new time of sending, and as the source tells them then
/// (<see cref="Domain.Resent"/>): Debezium numbers the events of a transaction anew where it begins again within one. Unlike <see cref="Redelivered"/>, which is a consumer's crash, the
/// records stand in the topic twice.
/// </summary>
/// <param name="Length">How many records come again each time; from 1 to 1,000,000, and so many are kept in memory.</param>
/// <param name="Times">How often that happens, at moments drawn from the seed, the last one at the end; from 1 to 1,000, 1 by default.</param>
public sealed record Resent(int Length, int Times = 1) : DisorderStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"the source's last {Length} records again, {Times} time{(Times == 1 ? "" : "s")}";

    internal override string Kind => "resent";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        Guard.Between(Length, 1, 1_000_000, nameof(Length), "The number of records that 'resent' sends again (length)");
        Guard.Between(Times, 1, 1_000, nameof(Times), "How often 'resent' happens (times)");
    }
}
