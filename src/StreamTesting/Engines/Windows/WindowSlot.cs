namespace StreamTesting;

/// <summary>The open windows of all keys with the same start.</summary>
internal sealed class WindowSlot(long start, long end)
{
    public long Start => start;

    public long End => end;

    /// <summary>Whether it waits to be closed among those that do.</summary>
    public bool Closing { get; set; }

    /// <summary>Whether the store has dropped it.</summary>
    public bool Forgotten { get; set; }

    public Dictionary<string, WindowState> Windows { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it waits for its end among those that do.</summary>
    public bool Queued { get; set; }

    public WindowState Of(string key)
    {
        if (!Windows.TryGetValue(key, out var window))
        {
            Windows[key] = window = new WindowState(key, start, end);
        }

        return window;
    }

    public IEnumerable<WindowState> ByKey() => Windows.Values.OrderBy(window => window.Key, StringComparer.Ordinal);
}
