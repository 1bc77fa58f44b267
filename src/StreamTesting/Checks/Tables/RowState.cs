using System.Text.Json;

namespace StreamTesting;

/// <summary>The row of a key as a consumer's table has it from now on: a step of a table's changelog. Immutable.</summary>
/// <param name="Key">Any row that has the columns of the table's key.</param>
/// <param name="Row">The row with all its columns; null where it is gone.</param>
public sealed record RowState(TableRow Key, TableRow? Row)
{
    /// <summary>A row that is there from now on.</summary>
    /// <param name="row">The row, with the columns of the table's key.</param>
    /// <returns>The state.</returns>
    public static RowState Of(TableRow row) => new(row, row);

    /// <summary>A row that is gone from now on.</summary>
    /// <param name="key">The columns of the table's key.</param>
    /// <returns>The state.</returns>
    public static RowState Gone(TableRow key) => new(key, null);

    /// <summary>What a record of a compacted topic says: its value is the row, and no value takes the row away.</summary>
    /// <param name="table">The table that the topic's records are rows of.</param>
    /// <param name="key">The record's key: a JSON object with the columns of the table's key, or, where that is one column, its value.</param>
    /// <param name="value">The record's value, a JSON object, whose columns win against those of the key; null for a tombstone.</param>
    /// <returns>The state.</returns>
    /// <exception cref="FormatException">The key or the value can't be read; the message says which.</exception>
    public static RowState OfRecord(TableTruth table, string? key, string? value)
    {
        ArgumentNullException.ThrowIfNull(table);
        var keys = key is null ? [] : KeyOf(table, key).Values;
        if (value is null || Parse("value", value) is not { ValueKind: not JsonValueKind.Null } json)
        {
            return Gone(new TableRow(keys));
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The value of a record of {table.Name} is a JSON {json.ValueKind}; a row is an object.");
        }

        var row = RowMapping.Of(json, table);
        return Of(new TableRow(keys.Where(column => !row.TryGet(column.Key, out _)).Concat(row.Values)));
    }

    private static TableRow KeyOf(TableTruth table, string key)
    {
        var json = TryParse(key);
        if (json is { ValueKind: JsonValueKind.Object } columns)
        {
            return RowMapping.Of(columns, table);
        }

        return table.Final.Key is [var only]
            ? new TableRow([new(only.Name, json is { ValueKind: JsonValueKind.String } text ? text.GetString() : key)])
            : throw new FormatException($"The key of a record of {table.Name} is {key}; it must be a JSON object with {string.Join(", ", table.Final.Key.Select(column => column.Name))}.");
    }

    private static JsonElement Parse(string what, string json) => TryParse(json) ?? throw new FormatException($"The {what} of a record is no JSON: {TableRow.Shown(json)}");

    private static JsonElement? TryParse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
