namespace StreamTesting;

/// <summary>One thing that the consumer under test did wrong. Immutable.</summary>
/// <param name="Anomaly">Its name: see <see cref="Anomalies"/>.</param>
/// <param name="EventId">The event's id; null where there is none.</param>
/// <param name="Message">What broke, in a sentence.</param>
/// <param name="Rule">What was expected and why, with the numbers filled in.</param>
public sealed record Violation(string Anomaly, string? EventId, string Message, string Rule)
{
    /// <summary>What is true of the event; null where the stream has none of that id.</summary>
    public EventTruth? Event { get; init; }

    /// <summary>The positions of arrivals that matter here: of the event, its copies, or one it was to come before; ascending.</summary>
    public IReadOnlyList<long> Positions { get; init; } = [];

    /// <summary>The outputs that matter here, in their order; the first ones where there are many.</summary>
    public IReadOnlyList<OutputPlace> Outputs { get; init; } = [];

    /// <summary>Where it stands among the violations of its anomaly: the number of an output, or the position of an arrival.</summary>
    public long At { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Anomaly}: {Message}: {Rule}";
}
