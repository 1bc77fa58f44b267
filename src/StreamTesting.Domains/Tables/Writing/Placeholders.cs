using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>What PostgreSQL's connector sends for a big column that did not change, by type. Bytes as base64 text come as null, as recorded: nothing tells that from a NULL.</summary>
internal static class Placeholders
{
    public static string Json(ColumnLayout column, DebeziumOptions debezium)
    {
        var bytes = Encoding.UTF8.GetBytes(debezium.Placeholder);
        var text = $"\"{debezium.Placeholder}\"";
        return (column.Type.Kind, column.Type.Element?.Kind) switch
        {
            (SqlKind.Bytes, _) => debezium.Binaries switch
            {
                BinaryMode.Bytes => $"\"{Convert.ToBase64String(bytes)}\"",
                BinaryMode.Hex => text,
                _ => "null",
            },
            (SqlKind.Array, SqlKind.Text) => $"[{text}]",
            (SqlKind.Array, SqlKind.Uuid) => $"[\"{NameUuid(bytes)}\"]",
            (SqlKind.Array, _) => $"[{string.Join(',', bytes.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]",
            _ => text,
        };
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "A version 3 UUID is defined by MD5.")]
    private static string NameUuid(byte[] name)
    {
        var hash = MD5.HashData(name);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x30);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }
}
