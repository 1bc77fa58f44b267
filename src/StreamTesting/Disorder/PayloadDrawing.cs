namespace StreamTesting;

/// <summary>What the steps of a plan do to one event: gathered, then reduced to what makes its bytes others.</summary>
internal sealed class PayloadDrawing
{
    private readonly List<(FieldEdit Edit, object Reason, bool BreaksChecksum)> _edits = [];
    private readonly List<FieldChange> _newVersions = [];
    private readonly Dictionary<(FieldEdit? Edit, FieldChange? Version, int Schema), PayloadRewrite> _shared = [];
    private int _versions;
    private Poison? _poison;

    public bool IsEmpty => _edits.Count == 0 && _versions == 0 && _poison is null;

    /// <summary>Adds a change for a reason: a fault, a change of schema, or the path of a field left out.</summary>
    public void Add(FieldEdit edit, object reason, bool breaksChecksum = false) => _edits.Add((edit, reason, breaksChecksum));

    public void AddVersion(IReadOnlyList<FieldChange> changes)
    {
        _versions++;
        _newVersions.AddRange(changes);
    }

    public void Add(Poison poison) => _poison = poison;

    public void Clear()
    {
        _edits.Clear();
        _versions = 0;
        _newVersions.Clear();
        _poison = null;
    }

    /// <summary>Makes what is done to the event; null where that is nothing.</summary>
    public PayloadRewrite? Finish(StreamEvent happened, EventBytes bytes)
    {
        if (IsEmpty)
        {
            return null;
        }

        var json = bytes.CopyOf(happened);
        _edits.RemoveAll(edit => !edit.Edit.TryApply(json));
        for (var i = _edits.Count - 1; i >= 0 && _edits.Count > 1 && _edits.Exists(edit => edit.Reason is not string); i--)
        {
            RemoveIfUnseen(i, happened, bytes);
        }

        return IsEmpty ? null : IsShared ? Shared(happened.SchemaVersion) : Make(happened.SchemaVersion);
    }

    /// <summary>Whether all that is done is one change that has no value of this event's own.</summary>
    private bool IsShared => _poison is null && _versions <= 1 && _edits.Count <= 1 && !_edits.Exists(edit => edit.Reason is string);

    private PayloadRewrite Shared(int schemaVersion)
    {
        var key = (_edits.Count == 0 ? null : _edits[0].Edit, _newVersions.Count == 0 ? null : _newVersions[0], schemaVersion);
        if (!_shared.TryGetValue(key, out var known))
        {
            _shared[key] = known = Make(schemaVersion);
        }

        return known;
    }

    private PayloadRewrite Make(int schemaVersion)
    {
        var label = new PayloadLabel(schemaVersion + _versions)
        {
            NewVersions = [.. _newVersions],
            Changes = [.. _edits.Select(edit => edit.Reason).OfType<FieldChange>()],
            Faults = [.. _edits.Select(edit => edit.Reason).OfType<PayloadFault>()],
            LeftOut = [.. _edits.Select(edit => edit.Reason).OfType<string>()],
            Poison = _poison?.Kind ?? PoisonKinds.None,
        };
        return new PayloadRewrite(label, [.. _edits.Select(edit => edit.Edit)], _poison, reseals: !_edits.Exists(edit => edit.BreaksChecksum));
    }

    /// <summary>Drops a change without which the bytes are the same, because another one covers it.</summary>
    private void RemoveIfUnseen(int place, StreamEvent happened, EventBytes bytes)
    {
        var with = Apply(happened, bytes, -1);
        if (with.AsSpan().SequenceEqual(Apply(happened, bytes, place)))
        {
            _edits.RemoveAt(place);
        }
    }

    private byte[] Apply(StreamEvent happened, EventBytes bytes, int without)
    {
        var json = bytes.CopyOf(happened);
        for (var i = 0; i < _edits.Count; i++)
        {
            if (i != without)
            {
                _edits[i].Edit.TryApply(json);
            }
        }

        return json.Written.ToArray();
    }
}
