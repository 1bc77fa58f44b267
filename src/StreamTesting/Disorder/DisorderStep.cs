using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// A step that makes an orderly stream realistic. Steps compose in any order with the same result: each draws from a sub-seed of its own
/// (its kind's name and its number among the steps of that kind), chooses by event, and takes effect at its own stage, so that
/// turning one knob changes nothing that another step chose.
/// </summary>
/// <param name="Rate">Which share is touched, from 0 to 1; what it is a share of, the step says.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(Late), "late")]
[JsonDerivedType(typeof(LateByDays), "lateByDays")]
[JsonDerivedType(typeof(Duplicated), "duplicated")]
[JsonDerivedType(typeof(OutOfOrderInEntity), "outOfOrderInEntity")]
[JsonDerivedType(typeof(OutOfOrder), "outOfOrder")]
[JsonDerivedType(typeof(Redelivered), "redelivered")]
public abstract record DisorderStep(double Rate)
{
    /// <summary>Whether the rate is exact (the default) or a coin for each event.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Choosing Choosing { get; init; }

    /// <summary>The step in words, with its settings.</summary>
    [JsonIgnore]
    public abstract string Description { get; }

    internal abstract string Kind { get; }

    internal string RateText => Choosing == Choosing.Exactly ? $"{Percent.Of(Rate)} exactly" : $"{Percent.Of(Rate)} by coin";

    /// <summary>Refuses impossible settings.</summary>
    /// <param name="domain">The domain whose events the step disturbs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public virtual void Validate(Domain domain)
    {
        Guard.Rate(Rate, nameof(Rate), $"The rate of '{Kind}'");
    }
}
