using System.Globalization;
using System.Text.Json;

namespace Samples.Guests;

/// <summary>What a Debezium record says of one row.</summary>
/// <param name="Id">The row's key; null for a truncate.</param>
/// <param name="Op">c, r, u, d, t, or <c>tombstone</c> where the record has no value.</param>
/// <param name="Profile">The row as it is now; null where it is gone.</param>
/// <param name="Position">Where in the database's log the change stands, as text that sorts as positions do; null where it is not told.</param>
public sealed record RowChange(long? Id, string Op, Profile? Profile, string? Position)
{
    /// <summary>Reads a record.</summary>
    /// <param name="key">Its key, JSON; null for a truncate.</param>
    /// <param name="value">Its value, JSON without schema; null for a tombstone.</param>
    /// <returns>The change; null for records that change no row.</returns>
    public static RowChange? Read(string? key, string? value)
    {
        long? id = key is null ? null : JsonElement.Parse(key).GetProperty("id").GetInt64();
        if (value is null)
        {
            return new RowChange(id, "tombstone", null, null);
        }

        var envelope = JsonElement.Parse(value);
        if (!envelope.TryGetProperty("op", out var op))
        {
            return null;
        }

        var after = envelope.GetProperty("after");
        return new RowChange(
            id, op.GetString()!, after.ValueKind == JsonValueKind.Object ? Profile.Of(after) : null, PositionIn(envelope.GetProperty("source")));
    }

    private static string? PositionIn(JsonElement source)
    {
        if (source.TryGetProperty("lsn", out var lsn))
        {
            return lsn.ValueKind == JsonValueKind.Number ? lsn.GetInt64().ToString("D20", CultureInfo.InvariantCulture) : null;
        }

        var file = source.GetProperty("file").GetString()!;
        var number = file[(file.LastIndexOf('.') + 1)..].PadLeft(10, '0');
        return string.Create(CultureInfo.InvariantCulture, $"{number}:{source.GetProperty("pos").GetInt64():D20}:{source.GetProperty("row").GetInt64():D10}");
    }
}
