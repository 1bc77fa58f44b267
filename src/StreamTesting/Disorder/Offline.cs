using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Cuts entities off for a stretch of time, each once: what one says meanwhile arrives at once and in order when it is back, as from a mobile
/// client that lost its connection. The stretch is <see cref="Least"/> to <see cref="UpTo"/> long, each length as likely.
/// </summary>
/// <remarks>
/// The connection is lost at a moment from <see cref="After"/> before to <see cref="After"/> after the entity's first event, each as likely, and
/// the stretch begins with the first event from then on, or with the event that ends the entity: so half of them begin with the first event,
/// and each chosen entity that ends is heard late. One that lives for ever and says nothing after the moment is not; the summary shows how many.
/// </remarks>
/// <param name="Rate">The share of the entities, from 0 to 1.</param>
/// <param name="UpTo">The longest stretch; above the domain's transport delay and at most 3650 days.</param>
public sealed record Offline(double Rate, TimeSpan UpTo) : RatedStep(Rate)
{
    /// <summary>The shortest stretch; a tenth of <see cref="UpTo"/> where it is null, the default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? AtLeast { get; init; }

    /// <summary>How long after its first event an entity is cut off at the most; from 0 to 3650 days, <see cref="UpTo"/> where it is null, the default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? After { get; init; }

    /// <summary>The shortest stretch as it holds: <see cref="AtLeast"/>, or a tenth of <see cref="UpTo"/>.</summary>
    [JsonIgnore]
    public TimeSpan Least => AtLeast ?? new TimeSpan(UpTo.Ticks / 10);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"entities offline for {Least} to {UpTo}, {RateText}";

    internal override string Kind => "offline";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        base.Validate(domain);
        var more = domain.TransportDelay + TimeSpan.FromMilliseconds(1);
        Guard.Between(UpTo, more, TimeSpan.FromDays(3650), nameof(UpTo), "The longest stretch of 'offline' (upTo)");
        if (Least < more || Least > UpTo)
        {
            throw new ArgumentOutOfRangeException(
                nameof(AtLeast),
                Least,
                $"The shortest stretch of 'offline' (atLeast, by default a tenth of upTo) is {Least}; it must lie between {more} and {UpTo}: the "
                + $"transport of '{domain.Name}' takes up to {domain.TransportDelay} by itself.");
        }

        Guard.Between(After ?? UpTo, TimeSpan.Zero, TimeSpan.FromDays(3650), nameof(After), "The latest loss of the connection of 'offline' (after)");
    }

    internal long LossTicks(ref RandomSource random)
    {
        var most = (After ?? UpTo).Ticks / TimeSpan.TicksPerMillisecond;
        return random.NextInRange(-most, most) * TimeSpan.TicksPerMillisecond;
    }

    internal long OfflineTicks(ref RandomSource random) =>
        random.NextInRange(Least.Ticks / TimeSpan.TicksPerMillisecond, UpTo.Ticks / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond;
}
