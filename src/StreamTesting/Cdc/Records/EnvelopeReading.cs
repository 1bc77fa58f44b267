using System.Text.Json;

namespace StreamTesting;

/// <summary>What stands in a payload.</summary>
/// <param name="Members">Members by which it is told to be one thing or another.</param>
/// <param name="Count">How many members it has.</param>
/// <param name="Payload">Its JSON.</param>
internal readonly record struct EnvelopeReading(PayloadMembers Members, int Count, ReadOnlyMemory<byte> Payload)
{
    public string? Code { get; init; }

    public bool IsCodeText { get; init; }

    public FieldError? Error { get; init; }

    /// <summary>Whether the members are those that connectors always send, in their order.</summary>
    public bool IsPlain { get; init; }

    public required ChangeEvent Event { get; init; }

    /// <summary>An envelope says where it comes from, or what was before or after; a row may have columns of some of these names.</summary>
    public bool IsEnvelope => Has(PayloadMembers.Op) ? Has(PayloadMembers.Source) || Has(PayloadMembers.Before) || Has(PayloadMembers.After)
        : Has(PayloadMembers.Source) && (Has(PayloadMembers.Before) || Has(PayloadMembers.After));

    public bool Has(PayloadMembers members) => (Members & members) == members;

    /// <summary>The event with what is not known, and in the order that it was sent.</summary>
    public ChangeEvent Whole()
    {
        if (IsPlain && Event.Source?.Connector is "postgresql" or "mariadb" or "mysql")
        {
            return Event;
        }

        var kept = default(KeptMembers);
        var names = new List<string>();
        foreach (var member in JsonElement.Parse(Payload.Span).EnumerateObject())
        {
            names.Add(member.Name);
            if (!EnvelopeLayouts.Row.Names.Contains(member.Name) && (member.Name != "message" || Event.Message is null))
            {
                kept.Add(member.Name, member.Value);
            }
        }

        var read = Event with { Other = kept.All };
        var layout = new MemberLayout([.. names]);
        return layout.Equals(EnvelopeLayouts.Of(read)) ? read : read with { Layout = layout };
    }
}
