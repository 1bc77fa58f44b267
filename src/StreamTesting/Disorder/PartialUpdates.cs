using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Makes updates partial: of an object in the payload they carry the fields of the key and those that have changed, and leave the others out. Changed is a
/// field whose value is another than in the latest event of the entity before it, in event-time order, that had the field; so the first event of an
/// entity is whole.
/// </summary>
/// <param name="Rate">The share of the events that leave something out: updates (<see cref="Operation.Update"/>, or <see cref="Operation.Append"/>) with an unchanged field.</param>
/// <param name="At">The path of the object whose fields are left out, for example <c>after</c> or <c>payload</c>; empty for the whole value.</param>
public sealed record PartialUpdates(double Rate, string At) : PayloadStep(Rate)
{
    /// <summary>The fields of that object that are never left out, by name, for example <c>guest_id</c>.</summary>
    public NameList Keep { get; init; } = NameList.Empty;

    /// <summary>Which types of events are partial; all updates by default.</summary>
    public NameList Of { get; init; } = NameList.Empty;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"partial updates of {(At.Length == 0 ? "the value" : At)}{(Of.IsEmpty ? "" : $" of {Of}")}, {RateText}";

    internal override string Kind => "partial-updates";

    internal override NameList Types => Of;

    internal FieldPath Path => At.Length == 0 ? FieldPath.Root : FieldPath.Parse(At, nameof(At));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The domain is not JSON, or none of its updates has such an object with an unchanged field.</exception>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        var draw = Draw(new Seed(0), domain);
        FieldSample.Check(domain, Of, draw.Matches, $"leave out an unchanged field of {(At.Length == 0 ? "the value" : $"'{At}'")}", nameof(At));
    }

    internal override PayloadDraw Draw(Seed seed, Domain domain) => new PartialDraw(this, seed);
}
