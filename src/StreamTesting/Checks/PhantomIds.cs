namespace StreamTesting;

/// <summary>Ids that the stream never had.</summary>
internal sealed class PhantomIds(GroundTruth truth)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private HashSet<string>? _keys;

    public Violation Violation(string? id, in OutputPlace place, out bool isNew)
    {
        isNew = _ids.Add(id ?? "");
        var events = RuleText.Count(truth.Events.Count, "event");
        var came = RuleText.CameOut(1, [place]);
        var (message, rule) = id switch
        {
            null => ($"{place} has no event id: 'by' gave null", "every output must carry the id of an event of the stream"),
            "" => ($"{place} has no event id: 'by' gave an empty text", "every output must carry the id of an event of the stream"),
            _ when SpelledOtherwise(id) is { } known =>
                ($"{RuleText.Quoted(id)} is the id of {known} in another spelling", $"ids are compared as text, and the stream has '{known.Id}' -> must come out as it came in; {came}"),
            _ when IsKey(id) =>
                ($"{RuleText.Quoted(id)} is a key of the stream, not an event id: does 'by' select the event's id?", $"the stream has {events}, and none has this id -> must not come out; {came}"),
            _ => ($"{RuleText.Quoted(id)} came out, which the stream never had", $"the stream has {events}, and none has this id -> must not come out; {came}"),
        };
        return new Violation(Anomalies.Phantom, id, message, rule) { Outputs = [place], At = place.Index };
    }

    private EventTruth? SpelledOtherwise(string id)
    {
        var spelled = Guid.TryParse(id, out var uuid) ? uuid.ToString() : id.Trim();
        return truth.TryFind(spelled, out var known) || truth.TryFind(spelled.ToLowerInvariant(), out known) ? known : null;
    }

    private bool IsKey(string id)
    {
        _keys ??= truth.Events.Select(known => known.Key).ToHashSet(StringComparer.Ordinal);
        return _keys.Contains(id);
    }
}
