using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Puts barriers between arrivals: nothing behind one is injected until the consumer has committed all before it. So what stands before is known to all
/// partitions, and what engines make of the stream hangs less on how partitions interleave. No arrival changes but for <see cref="Arrival.Barrier"/>.
/// </summary>
/// <param name="Every">After how many arrivals, over all partitions, a barrier stands; from 1 to 1,000,000,000.</param>
public sealed record Barriers(int Every) : DisorderStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => Every == 1 ? "a barrier after every arrival" : $"a barrier after every {Every} arrivals";

    internal override string Kind => "barriers";

    /// <inheritdoc/>
    public override void Validate(Domain domain) => Guard.Between(Every, 1, 1_000_000_000, nameof(Every), "After how many arrivals 'barriers' puts one (every)");
}
