using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Keeps a partition of each topic idle. Without <see cref="From"/> it gets nothing at all: its keys go to the others, each always to the same.
/// With <see cref="From"/> its arrivals stop then, and come at once and in order when it goes on.
/// </summary>
/// <remarks>Where it never goes on, they come after all others, at the time of the last one, and are kept in memory until then.</remarks>
/// <param name="Partition">The partition, from 0.</param>
public sealed record Idle(int Partition) : PartitionStep(Partition)
{
    /// <summary>When its arrivals stop: so long after the first event of the stream; from 0 to 36,500 days, or null, the default, for keys elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? From { get; init; }

    /// <summary>How long they stop; from 1 ms to 36,500 days, or null, the default, until the end. Only together with <see cref="From"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Lasting { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => From is null
        ? $"partition {Partition} idle"
        : $"partition {Partition} idle from {From}{(Lasting is { } time ? $" for {time}" : " to the end")}";

    internal override string Kind => "idle";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        CheckStretch(Kind, From, Lasting);
        if (From is null && Lasting is not null)
        {
            throw new ArgumentException($"'idle' lasts {Lasting} (lasting), but does not say from when (from); give both, or neither for keys elsewhere.", nameof(Lasting));
        }
    }
}
