using System.Collections.Frozen;

namespace StreamTesting.Domains;

/// <summary>The headers of records: those that name the connector, and those of changed keys.</summary>
internal sealed class ChangeHeaders
{
    private readonly KeyValuePair<string, string?>[] _context;

    public ChangeHeaders(DebeziumOptions debezium, Seed seed)
    {
        var random = seed.Derive("run").Random();
        _context = !debezium.ContextHeaders ? [] :
        [
            KeyValuePair.Create("__debezium.context.connectorLogicalName", (string?)$"\"{debezium.TopicPrefix}\""),
            KeyValuePair.Create("__debezium.context.taskId", (string?)"\"0\""),
            KeyValuePair.Create("__debezium.context.connectorName", (string?)$"\"{ChangeForm.ConnectorName(debezium.Connector)}\""),
            KeyValuePair.Create("__debezium.context.runId", (string?)$"\"{random.NextGuid()}\""),
        ];
        Plain = _context.ToFrozenDictionary();
    }

    public IReadOnlyDictionary<string, string?> Plain { get; }

    public IReadOnlyDictionary<string, string?> MovedTo(StreamEntity entity) => With("__debezium.newkey", entity.Key);

    public IReadOnlyDictionary<string, string?> MovedFrom(StreamEntity entity) => With("__debezium.oldkey", entity.Key);

    private Dictionary<string, string?> With(string name, string key) => new(_context.Append(KeyValuePair.Create(name, (string?)key)));
}
