using System.Globalization;

namespace StreamTesting.Kafka;

/// <summary>How far a group is in one partition.</summary>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Committed">The offset it reads next by its last commit; null where it never committed here.</param>
/// <param name="Start">The offset of the first record that counts.</param>
/// <param name="End">The offset after the last record that counts. A commit may lie above it: transaction markers have offsets, too.</param>
public sealed record PartitionLag(int Partition, long? Committed, long Start, long End)
{
    /// <summary>Whether a transaction that has not ended yet has an offset for this partition, which counts once that is committed; false by default.</summary>
    public bool IsPending { get; init; }

    /// <summary>How many offsets it still has to commit; at least 0.</summary>
    public long Behind => Math.Max(0, End - Math.Max(Committed ?? Start, Start));

    /// <summary>Whether nothing is left to commit.</summary>
    public bool IsCaughtUp => Behind == 0;

    /// <inheritdoc/>
    public override string ToString() => Committed is { } committed
        ? string.Create(CultureInfo.InvariantCulture, $"committed {committed} of {End} in partition {Partition}{Pending}")
        : string.Create(CultureInfo.InvariantCulture, $"committed nothing of {End} in partition {Partition}{Pending}");

    private string Pending => IsPending ? " (a transaction that has not ended has more)" : "";
}
