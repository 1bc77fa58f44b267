using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Writes where a change comes from.</summary>
internal static class SourceJson
{
    public static void Write(ref Utf8Output json, ShapeBytes bytes, LogPosition position, string snapshot, DebeziumOptions debezium)
    {
        json.Raw(bytes.Source);
        json.Number(Milliseconds(position.Micros));
        json.Raw(",\"snapshot\":\""u8);
        json.Ascii(snapshot);
        json.Raw("\",\"db\":\""u8);
        json.Ascii(debezium.Database);
        json.Raw("\",\"sequence\":"u8);
        if (debezium.IsPostgres)
        {
            Sequence(ref json, position, snapshot == "incremental");
        }
        else
        {
            json.Raw("null"u8);
        }

        json.Raw(",\"ts_us\":"u8);
        json.Number(position.Micros);
        json.Raw(",\"ts_ns\":"u8);
        json.Number(1_000 * position.Micros);
        json.Raw(bytes.Table);
        if (debezium.IsPostgres)
        {
            Postgres(ref json, position, snapshot);
        }
        else
        {
            Binlog(ref json, position, snapshot, debezium.Connector);
        }
    }

    public static string FileName(int file) => string.Create(CultureInfo.InvariantCulture, $"mysql-bin.{file:D6}");

    public static long Milliseconds(long micros) => micros / 1_000;

    private static void Sequence(ref Utf8Output json, LogPosition position, bool isIncremental)
    {
        json.Raw("\"["u8);
        if (position.LastCommitLsn == 0)
        {
            json.Raw("null"u8);
        }
        else
        {
            Quoted(ref json, position.LastCommitLsn);
        }

        json.Byte((byte)',');
        Quoted(ref json, isIncremental ? position.LastCommitLsn : position.Lsn);
        json.Raw("]\""u8);
    }

    private static void Quoted(ref Utf8Output json, long number)
    {
        json.Raw("\\\""u8);
        json.Number(number);
        json.Raw("\\\""u8);
    }

    private static void Postgres(ref Utf8Output json, LogPosition position, string snapshot)
    {
        if (snapshot == "incremental")
        {
            json.Raw("null,\"lsn\":null"u8);
        }
        else
        {
            json.Number(position.TransactionId);
            json.Raw(",\"lsn\":"u8);
            json.Number(position.Lsn);
        }

        json.Raw(",\"xmin\":null,\"origin\":null,\"origin_lsn\":null}"u8);
    }

    private static void Binlog(ref Utf8Output json, LogPosition position, string snapshot, Connector connector)
    {
        json.Number(snapshot is "false" or "incremental" ? 1 : 0);
        json.Raw(",\"gtid\":"u8);
        if (position.Gtid == 0 || connector == Connector.MySql)
        {
            json.Raw("null"u8);
        }
        else
        {
            json.Raw("\"0-1-"u8);
            json.Number(position.Gtid);
            json.Byte((byte)'"');
        }

        json.Raw(",\"file\":"u8);
        json.Text(FileName(position.File));
        json.Raw(",\"pos\":"u8);
        json.Number(position.Position);
        json.Raw(",\"row\":"u8);
        json.Number(position.Row);
        json.Raw(",\"thread\":null,\"query\":null}"u8);
    }
}
