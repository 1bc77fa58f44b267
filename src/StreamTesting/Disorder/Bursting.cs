using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Holds all that arrives in a stretch of time, so that it arrives at once at the end of the stretch and in order, as behind a network that
/// hangs. Nothing else arrives meanwhile, and no order changes.
/// </summary>
/// <param name="Lasting">How long a stretch is; from 1 ms to 3650 days.</param>
/// <param name="Times">How often that happens, from 0 to 100,000, 1 by default: each begins with an arrival drawn from the seed, or once the one before has ended.</param>
public sealed record Bursting(TimeSpan Lasting, int Times = 1) : DisorderStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"arrivals of {Lasting} held to come at once, {Times} time{(Times == 1 ? "" : "s")}";

    internal override string Kind => "bursting";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        Guard.Between(Lasting, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(3650), nameof(Lasting), "How long 'bursting' holds arrivals (lasting)");
        Guard.Between(Times, 0, 100_000, nameof(Times), "How often 'bursting' happens (times)");
    }
}
