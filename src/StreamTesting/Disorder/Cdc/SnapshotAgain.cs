using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Lets rows that a snapshot read come again in mid-stream, as they were when they were read: an old snapshot behind newer changes, which a merge by versions must leave out, and a plain fold can't
/// get right. Nothing happens where the stream has no such rows (<see cref="Operation.Read"/>).
/// </summary>
/// <param name="Length">How many of the rows that were read first come again; from 1 to 1,000,000, and so many are kept in memory; 1,000 by default.</param>
public sealed record SnapshotAgain(int Length = 1_000) : DisorderStep
{
    /// <summary>After which share of the events; from 0 to 1, 0.5 by default.</summary>
    public double At { get; init; } = 0.5;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"up to {Length} rows of the snapshot again after {Percent.Of(At)} of the events";

    internal override string Kind => "snapshot-again";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        Guard.Between(Length, 1, 1_000_000, nameof(Length), "The number of rows that 'snapshotAgain' sends again (length)");
        Guard.Rate(At, nameof(At), "The moment of 'snapshotAgain' (at)");
    }
}
