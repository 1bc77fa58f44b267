namespace StreamTesting;

/// <summary>A window of one key to which something may still come.</summary>
internal sealed class OpenWindow(string topic, string key)
{
    private List<Arrival>? _may;
    private List<WindowPane>? _panes;

    public string Topic => topic;

    public string Key => key;

    public List<Arrival> Must { get; } = [];

    public IReadOnlyList<Arrival> May => _may ?? (IReadOnlyList<Arrival>)[];

    public IReadOnlyList<WindowPane> Panes => _panes ?? (IReadOnlyList<WindowPane>)[];

    public void AddMay(Arrival arrival) => (_may ??= []).Add(arrival);

    public void Add(PaneOutcome pane) => (_panes ??= []).Add(new WindowPane(pane.Timing, pane.Records, pane.IsLast) { StartMs = pane.Start, EndMs = pane.End });
}
