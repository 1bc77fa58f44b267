namespace StreamTesting;

/// <summary>A window that slides with the records and to which something may still come.</summary>
internal sealed class OpenSliding(string topic, string key, long start, long end)
{
    public string Topic => topic;

    public string Key => key;

    public long Start => start;

    public long End => end;

    public SlidingContent Content { get; set; } = SlidingContent.Empty;

    public List<WindowPane> Panes { get; } = [];
}
