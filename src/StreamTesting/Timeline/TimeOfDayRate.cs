using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>A factor for a stretch of each day, and another for the rest.</summary>
/// <param name="Name">What the stretch is called in the summary, for example <c>business hours</c>.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends, itself outside; not after <paramref name="From"/> where it goes over midnight, and the whole day where they are the same.</param>
/// <param name="Factor">The factor within.</param>
public sealed record TimeOfDayRate(string Name, TimeOnly From, TimeOnly To, double Factor) : RateShape
{
    /// <summary>The factor of the rest of the day; 1 by default.</summary>
    public double Otherwise { get; init; } = 1;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"{Name} from {Text(From)} to {Text(To)} {Factors.Text(Factor)}, otherwise {Factors.Text(Otherwise)}";

    /// <inheritdoc/>
    public override void Validate()
    {
        Factors.CheckName(Name, "a stretch of the day");
        Factors.Check(Factor, nameof(Factor), $"'{Name}'");
        Factors.Check(Otherwise, nameof(Otherwise), $"the day without '{Name}'");
    }

    internal override double FactorOf(long ticks, Seed seed) => IsWithin(ticks) ? Factor : Otherwise;

    internal override long ChangeAfter(long ticks, Seed seed)
    {
        var day = Factors.Day(ticks) * TimeSpan.TicksPerDay;
        var next = day + TimeSpan.TicksPerDay + Math.Min(From.Ticks, To.Ticks);
        foreach (var border in new[] { Math.Max(From.Ticks, To.Ticks), Math.Min(From.Ticks, To.Ticks) })
        {
            next = day + border > ticks ? day + border : next;
        }

        return From == To ? long.MaxValue : next;
    }

    internal override string PartOf(long ticks, Seed seed) => IsWithin(ticks) ? Name : $"not {Name}";

    private static string Text(TimeOnly time) => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private bool IsWithin(long ticks)
    {
        var time = ticks % TimeSpan.TicksPerDay;
        return From < To ? time >= From.Ticks && time < To.Ticks : time >= From.Ticks || time < To.Ticks;
    }
}
