namespace StreamTesting.Domains;

/// <summary>Which of Debezium's connectors reads the database.</summary>
public enum Connector
{
    /// <summary>That of PostgreSQL, with <c>pgoutput</c>. The default.</summary>
    PostgreSql,

    /// <summary>That of MariaDB, with whole rows in the binary log.</summary>
    MariaDb,

    /// <summary>That of MySQL, without GTIDs, as it reads a MariaDB: no transaction metadata.</summary>
    MySql,
}
