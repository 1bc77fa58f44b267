using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Sends the last arrivals again, in their order and with their bytes, as after a crash that lost the offsets of the last ones. A length
/// that covers the stream sends all of it again.
/// </summary>
/// <param name="Length">How many arrivals come again each time, over all partitions; from 1 to 1,000,000, and so many are kept in memory.</param>
/// <param name="Times">How often that happens, at moments drawn from the seed, the last one at the end; from 1 to 1,000, 1 by default.</param>
public sealed record Redelivered(int Length, int Times = 1) : DisorderStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"the last {Length} arrivals again, {Times} time{(Times == 1 ? "" : "s")}";

    internal override string Kind => "redelivered";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        Guard.Between(Length, 1, 1_000_000, nameof(Length), "The number of arrivals that 'redelivered' sends again (length)");
        Guard.Between(Times, 1, 1_000, nameof(Times), "How often 'redelivered' happens (times)");
    }
}
