using System.Collections.Immutable;
using System.Globalization;

namespace StreamTesting;

/// <summary>
/// What steps did to the payload of an arrival, or to its bytes: all of which, and nothing more than what, makes its bytes others than the
/// domain's. Immutable.
/// </summary>
public sealed class PayloadLabel
{
    internal PayloadLabel(int schemaVersion) => SchemaVersion = schemaVersion;

    /// <summary>The version of the schema: the event's own, and one more for each new version that a step gave it.</summary>
    public int SchemaVersion { get; }

    /// <summary>The changes of schema that it shows: those of new versions, and the fields that its old version does not have yet.</summary>
    public ImmutableArray<FieldChange> Changes { get; internal init; } = [];

    /// <summary>What those changes, all together, do to readers of the other version; full where there are none.</summary>
    public SchemaCompatibility Compatibility => Changes.Aggregate(SchemaCompatibility.Full, (all, change) => all & change.Compatibility);

    /// <summary>The data-quality faults that it has.</summary>
    public ImmutableArray<PayloadFault> Faults { get; internal init; } = [];

    /// <summary>The fields that a partial update left out, because they had not changed; as paths.</summary>
    public ImmutableArray<string> LeftOut { get; internal init; } = [];

    /// <summary>In which way its bytes are broken. What else was done to them can't be seen then.</summary>
    public PoisonKinds Poison { get; internal init; }

    /// <summary>Whether its bytes are broken.</summary>
    public bool IsPoisoned => Poison != PoisonKinds.None;

    /// <summary>The id of the event whose business content its event repeats under an id of its own; null where it repeats none.</summary>
    public string? SameRowAs { get; internal init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var parts = new List<string>();
        if (SameRowAs is not null)
        {
            parts.Add($"the same business row as {SameRowAs}");
        }

        if (IsPoisoned)
        {
            parts.Add($"poisoned ({WordsOf(Poison)})");
        }

        parts.AddRange(Faults.Select(fault => fault.ToString()));
        if (LeftOut.Length > 0)
        {
            parts.Add($"partial update without {string.Join(" and ", LeftOut)}");
        }

        var changes = Changes.Select(change => change.Kind == FieldChangeKind.Introduced ? $"without {change.Field}, which is not introduced yet" : change.ToString()).ToList();
        parts.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"schema version {SchemaVersion}{(changes.Count == 0 ? "" : $" ({string.Join(" and ", changes)}: {Compatibility.ToString().ToLowerInvariant()})")}"));
        return string.Join(", ", parts);
    }

    internal static string WordsOf(PoisonKinds kind) => kind switch
    {
        PoisonKinds.CutShort => "cut short",
        PoisonKinds.NotUtf8 => "not UTF-8",
        PoisonKinds.NotJson => "not JSON",
        PoisonKinds.Empty => "empty",
        PoisonKinds.WrongFirstByte => "wrong first byte",
        PoisonKinds.ControlByte => "control byte",
        PoisonKinds.Huge => "huge",
        _ => kind.ToString(),
    };

    /// <summary>All that the new versions it is of change, whether it shows that or not.</summary>
    internal ImmutableArray<FieldChange> NewVersions { get; init; } = [];

    internal PayloadLabel With(PoisonKinds poison, string? sameRowAs) => new(SchemaVersion)
    {
        NewVersions = NewVersions,
        Changes = Changes,
        Faults = Faults,
        LeftOut = LeftOut,
        Poison = poison,
        SameRowAs = sameRowAs,
    };
}
