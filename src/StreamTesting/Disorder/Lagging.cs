using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Lets a partition of each topic lag: what would arrive in a stretch of time arrives so much later, in order. After the stretch the partition
/// catches up, and what comes meanwhile comes right behind.
/// </summary>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="By">By how much later; from 1 ms to 3650 days.</param>
public sealed record Lagging(int Partition, TimeSpan By) : PartitionStep(Partition)
{
    /// <summary>When it begins: so long after the first event of the stream; from 0, the default, to 36,500 days.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan From { get; init; }

    /// <summary>How long it goes on; from 1 ms to 36,500 days, or null, the default, until the end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Lasting { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description =>
        $"partition {Partition} lags by {By}{(From == default && Lasting is null ? "" : $" from {From}{(Lasting is { } time ? $" for {time}" : " to the end")}")}";

    internal override string Kind => "lagging";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        Guard.Between(By, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(3650), nameof(By), "By how much 'lagging' is later (by)");
        CheckStretch(Kind, From, Lasting);
    }
}
