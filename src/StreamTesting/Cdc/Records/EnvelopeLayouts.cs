namespace StreamTesting;

/// <summary>Which members envelopes have, in which order (Debezium 3.5).</summary>
internal static class EnvelopeLayouts
{
    public static MemberLayout Row { get; } = new("before", "after", "source", "transaction", "op", "ts_ms", "ts_us", "ts_ns");

    public static MemberLayout Message { get; } = new("op", "ts_ms", "source", "transaction", "message");

    /// <summary>All members by which a payload is told to be one thing or another, in the order of the flags of <see cref="PayloadMembers"/>.</summary>
    public static MemberLayout Known { get; } = new(
        "before", "after", "source", "transaction", "op", "ts_ms", "ts_us", "ts_ns", "message",
        "ddl", "databaseName", "status", "id", "event_count", "aggregate_type", "additional_data");

    /// <summary>What is sent where nothing else was read: times that are not known are left out where the connector is not one that always sends them.</summary>
    public static MemberLayout Of(ChangeEvent change)
    {
        if (change.Source?.Connector is "postgresql" or "mariadb" or "mysql")
        {
            return change.Operation == Operation.Append ? Message : Row;
        }

        return new MemberLayout([.. Row.Names.Where(name => IsSent(change, name)), .. change.Other.Keys.Order(StringComparer.Ordinal)]);
    }

    private static bool IsSent(ChangeEvent change, string name) => name switch
    {
        "before" or "after" => change.Operation != Operation.Append,
        "source" => change.Source is not null,
        "transaction" => change.Transaction is not null,
        "ts_ms" => change.SentMs is not null,
        "ts_us" => change.SentUs is not null,
        "ts_ns" => change.SentNs is not null,
        _ => true,
    };
}
