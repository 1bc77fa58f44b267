namespace StreamTesting;

/// <summary>Which members connectors send in <c>source</c>, in which order (Debezium 3.5).</summary>
internal static class SourceLayouts
{
    /// <summary>The first place where the two layouts differ.</summary>
    public const int FirstDifferent = 9;

    private static readonly HashSet<string> Texts = ["version", "connector", "name", "snapshot", "db", "sequence", "schema", "table", "origin", "gtid", "file", "query"];

    public static MemberLayout PostgreSql { get; } = new(
        "version", "connector", "name", "ts_ms", "snapshot", "db", "sequence", "ts_us", "ts_ns", "schema", "table", "txId", "lsn", "xmin", "origin", "origin_lsn");

    public static MemberLayout Binlog { get; } = new(
        "version", "connector", "name", "ts_ms", "snapshot", "db", "sequence", "ts_us", "ts_ns", "table", "server_id", "gtid", "file", "pos", "row", "thread", "query");

    /// <summary>All known members; of connectors that are not known those are sent that are not null.</summary>
    public static MemberLayout All { get; } = new([.. PostgreSql.Names.Concat(Binlog.Names).Distinct(StringComparer.Ordinal)]);

    public static bool Knows(string name) => All.Names.Contains(name, StringComparer.Ordinal);

    public static bool IsNumber(string name) => !Texts.Contains(name);

    /// <summary>What is sent where nothing else was read.</summary>
    public static MemberLayout Of(SourcePosition source) => source.Connector switch
    {
        "postgresql" => PostgreSql,
        "mariadb" or "mysql" => Binlog,
        _ => new MemberLayout([.. All.Names.Where(name => name == "snapshot" || SourceWriting.ValueOf(source, name) is not null), .. Unnamed(source)]),
    };

    private static IEnumerable<string> Unnamed(SourcePosition source) => source.Other.Keys.Where(name => !Knows(name)).Order(StringComparer.Ordinal);
}
