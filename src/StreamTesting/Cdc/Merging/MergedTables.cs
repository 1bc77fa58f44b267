namespace StreamTesting;

/// <summary>The tables of a merge, and which of them a topic's records were about.</summary>
internal sealed class MergedTables(string? topicPrefix)
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();
    private readonly SortedDictionary<string, TableFold> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flattened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _namesOfTopic = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, TableFold> All => _tables;

    public bool HasFlattened => _flattened.Count > 0;

    /// <summary>The table that a record with a value is about.</summary>
    public TableFold Of(ChangeRecord record)
    {
        var name = record.Event?.Source?.QualifiedTable ?? NameIn(record.Topic);
        if (!_tables.TryGetValue(name, out var table))
        {
            _tables[name] = table = new TableFold(name);
        }

        if (!_namesOfTopic.TryGetValue(record.Topic, out var names))
        {
            _namesOfTopic[record.Topic] = names = new HashSet<string>(StringComparer.Ordinal);
        }

        names.Add(name);
        if (record.Kind == RecordKind.Flattened)
        {
            _flattened.Add(record.Topic);
        }

        return table;
    }

    /// <summary>The tables that a topic's records were about by now: all that a record without a value can be about.</summary>
    public IEnumerable<TableFold> OfTopic(string topic) => _namesOfTopic.GetValueOrDefault(topic, (HashSet<string>)None).Select(name => _tables[name]);

    /// <summary>The same, where the topic has rows without an envelope: only there a record without a value says what no other did.</summary>
    public IEnumerable<TableFold> OfFlattened(string topic) => _flattened.Contains(topic) ? OfTopic(topic) : [];

    private string NameIn(string topic) => topicPrefix is { } prefix && topic.StartsWith(prefix + ".", StringComparison.Ordinal)
        ? topic[(prefix.Length + 1)..]
        : topic[(topic.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
