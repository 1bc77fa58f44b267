using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>A step that touches a share of the events.</summary>
/// <param name="Rate">Which share is touched, from 0 to 1; what it is a share of, the step says.</param>
public abstract record RatedStep(double Rate) : DisorderStep
{
    /// <summary>Whether the rate is exact (the default) or a coin for each event.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Choosing Choosing { get; init; }

    internal string RateText => Choosing == Choosing.Exactly ? $"{Percent.Of(Rate)} exactly" : $"{Percent.Of(Rate)} by coin";

    /// <summary>Chooses among all events. A coin is tossed for each without knowing how many there are.</summary>
    internal Selection Among(Seed seed, StreamCounts counts) =>
        new(seed, Choosing == Choosing.Exactly ? counts.Size.Events : long.MaxValue, Rate, Choosing);

    /// <summary>Chooses among all entities, by the order of their first events.</summary>
    internal Selection AmongEntities(Seed seed, StreamCounts counts) =>
        new(seed, Choosing == Choosing.Exactly ? counts.Entities : long.MaxValue, Rate, Choosing);

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        Guard.Rate(Rate, nameof(Rate), $"The rate of '{Kind}'");
    }
}
