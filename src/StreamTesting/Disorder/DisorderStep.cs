using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// A step that makes an orderly stream realistic. Steps compose in any order with the same result: each draws from a sub-seed of its own
/// (its kind's name and its number among the steps of that kind), chooses by event, and takes effect at its own stage, so that
/// turning one knob changes nothing that another step chose.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(Late), "late")]
[JsonDerivedType(typeof(LateByDays), "lateByDays")]
[JsonDerivedType(typeof(Duplicated), "duplicated")]
[JsonDerivedType(typeof(OutOfOrderInEntity), "outOfOrderInEntity")]
[JsonDerivedType(typeof(OutOfOrder), "outOfOrder")]
[JsonDerivedType(typeof(Redelivered), "redelivered")]
[JsonDerivedType(typeof(Offline), "offline")]
[JsonDerivedType(typeof(Bursting), "bursting")]
[JsonDerivedType(typeof(Skewed), "skewed")]
[JsonDerivedType(typeof(Idle), "idle")]
[JsonDerivedType(typeof(Lagging), "lagging")]
[JsonDerivedType(typeof(Evolved), "evolved")]
[JsonDerivedType(typeof(Faulty), "faulty")]
[JsonDerivedType(typeof(PartialUpdates), "partialUpdates")]
[JsonDerivedType(typeof(DuplicateRows), "duplicateRows")]
[JsonDerivedType(typeof(Poisoned), "poisoned")]
[JsonDerivedType(typeof(AtEdges), "atEdges")]
[JsonDerivedType(typeof(Barriers), "barriers")]
[JsonDerivedType(typeof(Flushed), "flushed")]
[JsonDerivedType(typeof(Resent), "resent")]
[JsonDerivedType(typeof(DuplicatedInTransaction), "duplicatedInTransaction")]
[JsonDerivedType(typeof(KeyChangesReversed), "keyChangesReversed")]
[JsonDerivedType(typeof(UpdatedAfterDelete), "updatedAfterDelete")]
[JsonDerivedType(typeof(SnapshotAgain), "snapshotAgain")]
[JsonDerivedType(typeof(Compacted), "compacted")]
[JsonDerivedType(typeof(Disturbance), "disturbed")]
public abstract record DisorderStep
{
    /// <summary>The step in words, with its settings.</summary>
    [JsonIgnore]
    public abstract string Description { get; }

    internal abstract string Kind { get; }

    /// <summary>Refuses impossible settings.</summary>
    /// <param name="domain">The domain whose events the step disturbs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public abstract void Validate(Domain domain);
}
