namespace StreamTesting.Injection;

/// <summary>A file for each topic, named like it; the one without a name is named like the domain.</summary>
internal sealed class TopicRoute(string folder, string extension) : FileRoute
{
    private readonly Dictionary<string, long> _keys = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private string _last = "";
    private long _lastKey = -1;

    public override void Start(SinkStart start)
    {
        foreach (var topic in start.Stream.Plan.Domain.Topics)
        {
            _keys.Add(topic, _names.Count);
            var name = FileName(topic.Length == 0 ? start.Stream.Plan.Domain.Name : topic);
            _names.Add(_names.Contains(name) ? throw new SinkException($"'{folder}'", $"two topics would have the file '{name}{extension}'") : name);
        }
    }

    public override long KeyOf(Arrival arrival)
    {
        var topic = arrival.Topic;
        if (_lastKey < 0 || !ReferenceEquals(topic, _last))
        {
            (_last, _lastKey) = (topic, _keys[topic]);
        }

        return _lastKey;
    }

    public override string PathOf(long key) => Path.Combine(folder, _names[(int)key] + extension);

    private static string FileName(string topic) =>
        string.Concat(topic.Select(c => c < ' ' || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '-' : c));
}
