using System.Text.Json;

namespace StreamTesting;

/// <summary>The statements of a capture that took effect, in their order. MariaDB and MySQL commit before and after a change of the schema.</summary>
internal static class StatementsReader
{
    public static IReadOnlyList<SqlStatement> Read(DebeziumCapture capture)
    {
        var all = capture.Ddl.Select(sql => new SqlStatement(sql, 0, null, IsDown: true)).ToList();
        var rolledBack = new HashSet<long>();
        var (life, isDown) = (0, true);
        foreach (var line in capture.Statements.Select(statement => JsonElement.Parse(statement)).Where(line => line.ValueKind == JsonValueKind.Object))
        {
            if (Text(line, "control") is { } control)
            {
                (life, isDown) = control == "start" ? (life + 1, false) : (life, isDown || control is "stop" or "crash");
            }
            else if (Text(line, "sql") is { } sql && !line.TryGetProperty("error", out _))
            {
                long? transaction = line.TryGetProperty("tx", out var number) && number.TryGetInt64(out var tx) ? tx : null;
                all.Add(new SqlStatement(sql, life, transaction, isDown));
                if (transaction is { } ended && sql.Trim().Equals("ROLLBACK", StringComparison.OrdinalIgnoreCase))
                {
                    rolledBack.Add(ended);
                }
            }
        }

        var commitsItself = !capture.Connector.Contains("postgres", StringComparison.OrdinalIgnoreCase);
        return
        [
            .. all.Where(statement => statement.Transaction is not { } transaction || !rolledBack.Contains(transaction)
                || (commitsItself && statement.Starts("TRUNCATE", "ALTER", "CREATE", "DROP", "RENAME"))),
        ];
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
