namespace StreamTesting.Domains;

/// <summary>What is sent, by how Debezium is set up.</summary>
internal static class ChangeForm
{
    public static string ConnectorName(Connector connector) => connector switch
    {
        Connector.PostgreSql => "postgresql",
        Connector.MariaDb => "mariadb",
        _ => "mysql",
    };

    /// <summary>The operation as it is sent.</summary>
    public static byte CodeOf(Operation operation) => operation switch
    {
        Operation.Create => (byte)'c',
        Operation.Update => (byte)'u',
        Operation.Delete => (byte)'d',
        Operation.Read => (byte)'r',
        _ => (byte)'t',
    };

    /// <summary>Whether a change is told by a record of its own.</summary>
    public static bool IsSent(DebeziumOptions debezium, Operation operation) => debezium.Unwrapped == DeleteMode.Envelope
        || (operation != Operation.Truncate && (operation != Operation.Delete || debezium.Unwrapped != DeleteMode.Drop));

    /// <summary>Whether that record has a value.</summary>
    public static bool HasValue(DebeziumOptions debezium, Operation operation) => operation != Operation.Delete || debezium.Unwrapped != DeleteMode.DeleteToTombstone;

    /// <summary>Whether a record without a value follows a delete.</summary>
    public static bool HasTombstone(DebeziumOptions debezium) => debezium.Tombstones && debezium.Unwrapped is (DeleteMode.Envelope or DeleteMode.RewriteWithTombstone);
}
