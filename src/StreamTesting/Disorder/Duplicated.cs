using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>Sends events a second time, shortly after their first arrival, in the same partition.</summary>
/// <param name="Rate">The share of the events that are sent twice, from 0 to 1.</param>
public sealed record Duplicated(double Rate) : RatedStep(Rate)
{
    /// <summary>What the copy is: <see cref="DuplicateKind.Exact"/> by default, <see cref="DuplicateKind.Retry"/> or <see cref="DuplicateKind.Conflicting"/>.</summary>
    public DuplicateKind As { get; init; } = DuplicateKind.Exact;

    /// <summary>How long after the first arrival the copy is sent, at the most; from 1 ms to 3650 days, one minute by default.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after the first arrival the copy is sent, at the least; from 1 ms to <see cref="Within"/>, 1 ms where it is null, the default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? AtLeast { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => AtLeast is null
        ? $"{As.ToString().ToLowerInvariant()} duplicates within {Within}, {RateText}"
        : $"{As.ToString().ToLowerInvariant()} duplicates after {AtLeast} to {Within}, {RateText}";

    internal override string Kind => "duplicated";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        base.Validate(domain);
        Guard.Between(Within, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(3650), nameof(Within), "The time within which 'duplicated' sends the copy (within)");
        if (AtLeast is { } least)
        {
            Guard.Between(least, TimeSpan.FromMilliseconds(1), Within, nameof(AtLeast), "The time after which 'duplicated' sends the copy (atLeast)");
        }

        if (As is not (DuplicateKind.Exact or DuplicateKind.Retry or DuplicateKind.Conflicting))
        {
            throw new ArgumentOutOfRangeException(
                nameof(As), As, $"The kind of 'duplicated' (as) is {As}; it must be Exact, Retry or Conflicting. For Redelivery use the step 'redelivered'.");
        }

        if (As == DuplicateKind.Conflicting && !domain.CanConflict)
        {
            throw new ArgumentOutOfRangeException(
                nameof(As), As, $"The kind of 'duplicated' (as) is {As}, and the domain '{domain.Name}' has no conflicting events; it must be Exact or Retry.");
        }
    }

    internal long GapTicks(ref RandomSource random) =>
        random.NextInRange((AtLeast?.Ticks ?? TimeSpan.TicksPerMillisecond) / TimeSpan.TicksPerMillisecond, Within.Ticks / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond;
}
