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
            Text("connectorLogicalName", debezium.TopicPrefix, debezium.Schemas),
            Text("taskId", "0", debezium.Schemas),
            Text("connectorName", ChangeForm.ConnectorName(debezium.Connector), debezium.Schemas),
            Text("runId", random.NextGuid().ToString(), debezium.Schemas),
        ];
        Plain = _context.ToFrozenDictionary();
    }

    public IReadOnlyDictionary<string, string?> Plain { get; }

    public IReadOnlyDictionary<string, string?> MovedTo(StreamEntity entity) => With("__debezium.newkey", entity.Key);

    public IReadOnlyDictionary<string, string?> MovedFrom(StreamEntity entity) => With("__debezium.oldkey", entity.Key);

    private static KeyValuePair<string, string?> Text(string name, string text, bool hasSchema) => KeyValuePair.Create(
        $"__debezium.context.{name}",
        (string?)(hasSchema ? $$"""{"schema":{"type":"string","optional":false},"payload":"{{text}}"}""" : $"\"{text}\""));

    private Dictionary<string, string?> With(string name, string key) => new(_context.Append(KeyValuePair.Create(name, (string?)key)));
}
