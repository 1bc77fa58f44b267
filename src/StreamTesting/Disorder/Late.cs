using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Makes events late by threshold: their first arrival comes between <see cref="Least"/> and <see cref="UpTo"/> after they happened, each
/// moment equally likely. All other events arrive within the domain's transport delay, so exactly these have a delay of at least <see cref="Least"/>.
/// </summary>
/// <param name="Rate">The share of the events, from 0 to 1.</param>
/// <param name="UpTo">The longest delay; above the domain's transport delay and at most 3650 days.</param>
public sealed record Late(double Rate, TimeSpan UpTo) : RatedStep(Rate)
{
    /// <summary>The shortest delay, which is the threshold from which an event is late; a tenth of <see cref="UpTo"/> where it is null, the default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? AtLeast { get; init; }

    /// <summary>The shortest delay as it holds: <see cref="AtLeast"/>, or a tenth of <see cref="UpTo"/>.</summary>
    [JsonIgnore]
    public TimeSpan Least => AtLeast ?? new TimeSpan(UpTo.Ticks / 10);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"late by {Least} to {UpTo}, {RateText}";

    internal override string Kind => "late";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        base.Validate(domain);
        var more = domain.TransportDelay + TimeSpan.FromMilliseconds(1);
        Guard.Between(UpTo, more, TimeSpan.FromDays(3650), nameof(UpTo), "The longest delay of 'late' (upTo)");
        if (Least < more || Least > UpTo)
        {
            throw new ArgumentOutOfRangeException(
                nameof(AtLeast),
                Least,
                $"The shortest delay of 'late' (atLeast, by default a tenth of upTo) is {Least}; it must lie between {more} and {UpTo}: the "
                + $"transport of '{domain.Name}' takes up to {domain.TransportDelay} by itself, and what is late must take longer.");
        }
    }

    internal long DelayTicks(ref RandomSource random) =>
        random.NextInRange(Least.Ticks / TimeSpan.TicksPerMillisecond, UpTo.Ticks / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond;
}
