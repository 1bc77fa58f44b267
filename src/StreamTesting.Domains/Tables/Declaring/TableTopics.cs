namespace StreamTesting.Domains;

/// <summary>The topics of declared tables.</summary>
internal static class TableTopics
{
    public const string Signals = "dbz_signal";

    public static IReadOnlyList<string> Of(TableChanges options)
    {
        var debezium = options.Debezium;
        List<string> topics = [.. options.Tables.Select(table => debezium.TopicOf(table.Name))];
        if (options.IncrementalSnapshots > 0)
        {
            topics.Add(debezium.TopicOf(Signals));
        }

        if (debezium.HasTransactions)
        {
            topics.Add(debezium.TransactionTopic);
        }

        if (debezium.HasSchemaChanges)
        {
            topics.Add(debezium.SchemaTopic);
        }

        if (debezium.Heartbeat is not null)
        {
            topics.Add(debezium.HeartbeatTopic);
        }

        return topics;
    }
}
