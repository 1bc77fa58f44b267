using System.Globalization;

namespace StreamTesting;

/// <summary>Something that disturbs a stream on its way through Kafka, and the arrival at which it happens.</summary>
/// <param name="By">What happens.</param>
/// <param name="Number">Its number among those of its step, from 1.</param>
/// <param name="Times">How often its step lets it happen.</param>
/// <param name="Position">
/// The position of the arrival: the one whose acknowledgement is lost, before which a leader moves or a broker goes down, or whose commit brings the others about.
/// </param>
/// <param name="Lane">The topic and partition of the arrival.</param>
/// <param name="PartitionPosition">The number of the arrival in that partition, from 0.</param>
public sealed record ScheduledDisturbance(DisturbanceKind By, int Number, int Times, long Position, Lane Lane, long PartitionPosition)
{
    /// <summary>After how many arrivals a broker that goes down comes back; 0 for all else.</summary>
    public int Lasting { get; init; }

    /// <summary>On which side of its commit a consumer dies.</summary>
    public CrashPoint At { get; init; }

    /// <summary>Whether the producer that writes again is idempotent, so that there is no copy.</summary>
    public bool Idempotent { get; init; }

    /// <summary>Whether a barrier stands before it.</summary>
    public bool AfterBarrier { get; init; }

    /// <summary>What it is and where, for example <c>leader move 1 of 2 at position 812 (partition 1)</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var more = DisturbanceText.More(By, Lasting, At, Idempotent, AfterBarrier);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{DisturbanceText.Of(By)} {Number} of {Times} at position {Position} ({LaneText.Of(Lane.Topic, Lane.Partition)}){(more.Length == 0 ? "" : ", " + more)}");
    }
}
