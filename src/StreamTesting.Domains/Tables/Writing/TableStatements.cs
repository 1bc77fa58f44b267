namespace StreamTesting.Domains;

/// <summary>The statements by which MariaDB's tables come to be what they are.</summary>
internal static class TableStatements
{
    /// <summary>What the connector makes up when it reads the schema first.</summary>
    public static IEnumerable<(string Statement, string Kind, TableShape? Shape)> OfSnapshot(DebeziumOptions debezium, IReadOnlyList<TableShape> tables)
    {
        yield return ("SET character_set_server=utf8mb4, collation_server=utf8mb4_bin", "", null);
        foreach (var table in tables)
        {
            yield return ($"DROP TABLE IF EXISTS `{debezium.Database}`.`{table.Table.Name}`", "DROP", table);
        }

        yield return ($"DROP DATABASE IF EXISTS `{debezium.Database}`", "", null);
        yield return ($"CREATE DATABASE `{debezium.Database}` CHARSET utf8mb4 COLLATE utf8mb4_bin", "", null);
        yield return ($"USE `{debezium.Database}`", "", null);
        foreach (var table in tables)
        {
            yield return (Create(table), "CREATE", table);
        }
    }

    /// <summary>The statements that make one shape of another.</summary>
    public static IEnumerable<string> Between(TableShape before, TableShape after) =>
    [
        .. after.Columns.Except(before.Columns).Select(column => $"ALTER TABLE {after.Table.Name} ADD COLUMN {Column(column)}"),
        .. before.Columns.Except(after.Columns).Select(column => $"ALTER TABLE {after.Table.Name} DROP COLUMN {column.Name}"),
    ];

    private static string Create(TableShape shape)
    {
        var lines = shape.Columns.Select(column => $"  `{column.Name}` {column.Type.Name}{(column.IsNotNull ? " NOT NULL" : " DEFAULT NULL")}").ToList();
        if (shape.Key.Length > 0)
        {
            lines.Add($"  PRIMARY KEY ({string.Join(',', shape.Key.Select(column => $"`{column.Name}`"))})");
        }

        return $"CREATE TABLE `{shape.Table.Name}` (\n{string.Join(",\n", lines)}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";
    }

    private static string Column(ColumnLayout column) =>
        $"{column.Name} {column.Type.Name}{(column.IsNotNull ? " NOT NULL" : "")}{(column.Model.Default is { } text ? column.Type.IsWhole ? $" DEFAULT {text}" : $" DEFAULT '{text}'" : "")}";
}
