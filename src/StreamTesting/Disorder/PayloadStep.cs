using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>A step that changes the bytes of a share of the events. The domain's format must be JSON.</summary>
/// <param name="Rate">Which share of those events that the step can change, from 0 to 1.</param>
public abstract record PayloadStep(double Rate) : RatedStep(Rate)
{
    /// <summary>Which types of events the step changes; all that it can by default.</summary>
    internal abstract NameList Types { get; }

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        base.Validate(domain);
        if (domain.Format.ContentType != "application/json")
        {
            throw new ArgumentException(
                $"'{Kind}' changes JSON, and the domain '{domain.Name}' writes {domain.Format.ContentType} ('{domain.Format.Name}'): leave the step out, or give the domain a format of application/json.",
                nameof(domain));
        }
    }

    internal abstract PayloadDraw Draw(Seed seed, Domain domain);
}
