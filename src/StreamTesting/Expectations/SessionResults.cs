namespace StreamTesting;

/// <summary>The results of the sessions of one partition, until the sessions that they grew into are told.</summary>
internal sealed class SessionResults
{
    private readonly Dictionary<string, List<WindowPane>> _ofKey = new(StringComparer.Ordinal);

    public void Add(IReadOnlyList<Outcome> outcomes)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i] is PaneOutcome pane)
            {
                Of(pane.Key).Add(new WindowPane(pane.Timing, [.. pane.Records], pane.IsLast) { StartMs = pane.Start, EndMs = pane.End });
            }
            else if (outcomes[i] is RetractionOutcome back)
            {
                Of(back.Key).Add(new WindowPane(PaneTiming.Early, [], IsLast: false) { StartMs = back.Start, EndMs = back.End, IsRetraction = true });
            }
        }
    }

    /// <summary>The results, in their order, of a session and of those within it that it grew out of.</summary>
    public IReadOnlyList<WindowPane> Take(string key, long start, long end)
    {
        if (!_ofKey.TryGetValue(key, out var known))
        {
            return [];
        }

        var within = known.FindAll(pane => pane.StartMs >= start && pane.EndMs <= end);
        known.RemoveAll(within.Contains);
        if (known.Count == 0)
        {
            _ofKey.Remove(key);
        }

        return within;
    }

    private List<WindowPane> Of(string key) => _ofKey.TryGetValue(key, out var known) ? known : _ofKey[key] = [];
}
