using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Ends the stream with one marker in each partition of each topic: an event far ahead in time (<see cref="Domain.Marker"/>), which closes the windows of
/// event-time consumers. Markers are events like all others, and part of the truth: each has a window of its own, which stays open.
/// </summary>
/// <param name="By">How far ahead of the greatest event time; from 1 ms to 3650 days. More than windows, gaps, bounds and lateness together.</param>
public sealed record Flushed(TimeSpan By) : DisorderStep
{
    /// <summary>
    /// Whether a barrier stands before the markers, so that no interleaving lets them close a window too early. False by default. It matters where one partition
    /// moves the clock of all (Spark), or where idle partitions hold nothing back.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AfterBarrier { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"a marker {By} ahead at the end of each partition{(AfterBarrier ? ", behind a barrier" : "")}";

    internal override string Kind => "flushed";

    /// <inheritdoc/>
    public override void Validate(Domain domain) => Guard.Between(By, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(3650), nameof(By), "How far ahead the markers of 'flushed' are (by)");
}
