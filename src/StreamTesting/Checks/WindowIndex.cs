namespace StreamTesting;

/// <summary>The numbers of windows by key, and of each key by start, in arrays: a result costs one string's hash and a search in its key's windows.</summary>
internal sealed class WindowIndex
{
    private readonly Dictionary<string, Dictionary<string, int>> _keys = new(StringComparer.Ordinal);
    private readonly (string Topic, Dictionary<string, int> Keys)? _only;
    private readonly int[] _firstOfKey;
    private readonly int[] _numbers;
    private readonly long[] _starts;

    /// <param name="windows">The windows, by start and end.</param>
    public WindowIndex(IReadOnlyList<WindowTruth> windows)
    {
        var keyOf = new int[windows.Count];
        var sizes = new List<int>();
        for (var i = 0; i < keyOf.Length; i++)
        {
            keyOf[i] = NumberOf(windows[i], sizes.Count);
            if (keyOf[i] == sizes.Count)
            {
                sizes.Add(0);
            }

            sizes[keyOf[i]]++;
        }

        _only = _keys.Count == 1 ? (_keys.First().Key, _keys.First().Value) : null;
        _firstOfKey = new int[sizes.Count + 1];
        for (var key = 0; key < sizes.Count; key++)
        {
            _firstOfKey[key + 1] = _firstOfKey[key] + sizes[key];
        }

        var next = _firstOfKey.ToArray();
        (_numbers, _starts) = (new int[keyOf.Length], new long[keyOf.Length]);
        for (var i = 0; i < keyOf.Length; i++)
        {
            var place = next[keyOf[i]]++;
            (_numbers[place], _starts[place]) = (i, windows[i].StartMs);
        }
    }

    /// <summary>The windows of a key, by start and end.</summary>
    public ReadOnlySpan<int> Of(string? topic, string? key)
    {
        var (first, end) = RangeOf(topic, key);
        return _numbers.AsSpan(first, end - first);
    }

    /// <summary>The windows of a key that begin at a time, by end.</summary>
    public ReadOnlySpan<int> At(string? topic, string? key, long start)
    {
        var (low, end) = RangeOf(topic, key);
        var high = end;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _starts[middle] < start ? (middle + 1, high) : (low, middle);
        }

        while (high < end && _starts[high] == start)
        {
            high++;
        }

        return _numbers.AsSpan(low, high - low);
    }

    private (int First, int End) RangeOf(string? topic, string? key)
    {
        if (topic is null || key is null)
        {
            return default;
        }

        var keys = _only is { } only ? (only.Topic == topic ? only.Keys : null) : _keys.GetValueOrDefault(topic);
        return keys is not null && keys.TryGetValue(key, out var number) ? (_firstOfKey[number], _firstOfKey[number + 1]) : default;
    }

    private int NumberOf(WindowTruth window, int next)
    {
        if (!_keys.TryGetValue(window.Topic, out var keys))
        {
            _keys[window.Topic] = keys = new Dictionary<string, int>(StringComparer.Ordinal);
        }

        return keys.TryAdd(window.Key, next) ? next : keys[window.Key];
    }
}
