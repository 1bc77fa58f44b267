using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// A new version of the schema: one step is one version, with one change of a field or several. Events of the version have the changes; the others
/// are as the domain writes them, but without the fields that the version introduces. Copies have the version of their event.
/// </summary>
/// <param name="Changes">What the version changes; at least one.</param>
/// <param name="Rate">
/// The share of the events that are of the new version, among those from <see cref="From"/> on that the changes apply to: 1, the default, for all; less
/// for both versions interleaved, as while a deployment is rolled out.
/// </param>
public sealed record Evolved(IReadOnlyList<FieldChange> Changes, double Rate = 1) : PayloadStep(Rate)
{
    /// <summary>The event time from which there is the new version; null, the default, for always.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? From { get; init; }

    /// <summary>Which types of events change; all that the changes apply to by default.</summary>
    public NameList Of { get; init; } = NameList.Empty;

    /// <summary>What the version, all its changes together, does to readers of the other one.</summary>
    [JsonIgnore]
    public SchemaCompatibility Compatibility => Changes.Aggregate(SchemaCompatibility.Full, (all, change) => all & change.Compatibility);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description =>
        $"schema with {string.Join(" and ", Changes)} ({Compatibility.ToString().ToLowerInvariant()}){(From is { } from ? $" from {UtcText.Of(from)}" : "")}{(Of.IsEmpty ? "" : $" of {Of}")}, {RateText}";

    internal override string Kind => "evolved";

    internal override NameList Types => Of;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// There is no change, the domain is not JSON, has no event of those types, or none with such a field; the message has the fields there are.
    /// </exception>
    public override void Validate(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(Changes);
        base.Validate(domain);
        if (Changes.Count == 0)
        {
            throw new ArgumentException("'evolved' has no change; give at least one, for example FieldChange.Removed(\"payload.promo_code\").", nameof(Changes));
        }

        if (Rate >= 1 && From is null && Changes.All(change => change.Kind == FieldChangeKind.Introduced))
        {
            throw new ArgumentException(
                $"{Changes[0]}: the new version is there always and for all events, so that none lacks the field. Give a moment (from) or a rate below 1.", nameof(Changes));
        }

        foreach (var change in Changes)
        {
            FieldSample.Check(domain, Types, change.ToEdit(), $"show the change '{change}'", nameof(Changes));
        }
    }

    /// <summary>Compares the settings, and the changes one by one.</summary>
    /// <param name="other">Another step.</param>
    /// <returns>Whether it does the same.</returns>
    public bool Equals(Evolved? other) => other is not null && base.Equals(other) && From == other.From && Of.Equals(other.Of) && Changes.SequenceEqual(other.Changes);

    /// <inheritdoc/>
    public override int GetHashCode() => Changes.Count;

    internal override PayloadDraw Draw(Seed seed, Domain domain) => new EvolutionDraw(this, seed);

    private sealed class EvolutionDraw(Evolved step, Seed seed) : PayloadDraw(step, seed)
    {
        private readonly ImmutableArray<(FieldChange Change, FieldEdit Edit)> _changes = [.. step.Changes.Select(change => (change, change.ToEdit()))];
        private bool? _chosen;

        public override int Turn => 2;

        protected override bool IsIdle => base.IsIdle && step.Changes.All(change => change.Kind != FieldChangeKind.Introduced);

        public override void DrawConflicting(StreamEvent happened, EventBytes bytes, PayloadDrawing into)
        {
            if (_chosen is { } chosen && Applies(happened, bytes))
            {
                Add(chosen, into);
            }
        }

        /// <summary>Counted, and chosen from, are the events from the moment on: those before it are of the old version anyway.</summary>
        protected override bool CanChange(StreamEvent happened, EventBytes bytes) => !IsBefore(happened) && Applies(happened, bytes);

        protected override void Take(StreamEvent happened, bool chosen, PayloadDrawing into)
        {
            _chosen = chosen;
            Add(chosen, into);
        }

        protected override void LeaveOut(StreamEvent happened, EventBytes bytes, PayloadDrawing into)
        {
            _chosen = null;
            if (IsBefore(happened) && step.Of.IsOrAll(happened.Type) && Applies(happened, bytes))
            {
                _chosen = false;
                Add(false, into);
            }
        }

        private bool IsBefore(StreamEvent happened) => step.From is { } from && happened.Ticks < from.UtcTicks;

        private bool Applies(StreamEvent happened, EventBytes bytes)
        {
            foreach (var (_, edit) in _changes)
            {
                if (bytes.CanApply(happened, edit))
                {
                    return true;
                }
            }

            return false;
        }

        private void Add(bool isNew, PayloadDrawing into)
        {
            foreach (var (change, edit) in _changes)
            {
                if (isNew != (change.Kind == FieldChangeKind.Introduced))
                {
                    into.Add(edit, change);
                }
            }

            if (isNew)
            {
                into.AddVersion(step.Changes);
            }
        }
    }
}
