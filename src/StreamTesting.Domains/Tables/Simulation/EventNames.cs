namespace StreamTesting.Domains;

/// <summary>What the events of a table are called.</summary>
internal sealed class EventNames(string table)
{
    public string Created { get; } = $"{table}.created";

    public string Updated { get; } = $"{table}.updated";

    public string Deleted { get; } = $"{table}.deleted";

    public string Read { get; } = $"{table}.read";

    public string Truncated { get; } = $"{table}.truncated";

    public const string Tombstone = "tombstone";

    public const string Begin = "transaction.begin";

    public const string End = "transaction.end";

    public const string Schema = "schema.changed";

    public const string Heartbeat = "heartbeat";

    public string Of(Operation operation) => operation switch
    {
        Operation.Create => Created,
        Operation.Update => Updated,
        Operation.Delete => Deleted,
        Operation.Read => Read,
        _ => Truncated,
    };
}
