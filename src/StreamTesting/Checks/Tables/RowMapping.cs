using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Makes rows of what a consumer keeps: objects, dictionaries, JSON.</summary>
public static class RowMapping
{
    private static readonly ConditionalWeakTable<Type, PropertyInfo[]> Properties = [];

    /// <summary>
    /// Makes a row of an object: its public properties (or the entries of a dictionary, or the members of a JSON object) are the columns. A name
    /// that is no column of the table stands for the column that differs only in case and underscores: <c>CreatedAt</c> for <c>created_at</c>.
    /// </summary>
    /// <param name="value">The object; a row stays as it is.</param>
    /// <param name="table">The table that it is a row of.</param>
    /// <remarks>An entry of a dictionary stands for its value, and its key for the table's key where that is one column which the value does not have.</remarks>
    /// <returns>The row; names for which there is no column are kept as they are, and are left out of account when it is compared.</returns>
    /// <exception cref="ArgumentException">Two names stand for one column.</exception>
    public static TableRow Of(object value, TableTruth table)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(table);
        return value switch
        {
            TableRow row => row,
            JsonElement json => Renamed(TableRow.FromJson(json).Values, table),
            IEnumerable<KeyValuePair<string, object?>> entries => Renamed(entries, table),
            _ when IsEntry(value.GetType()) => OfEntry(value, table),
            _ => Renamed(PropertiesOf(value.GetType()).Select(property => KeyValuePair.Create(property.Name, property.GetValue(value))), table),
        };
    }

    private static bool IsEntry(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static TableRow OfEntry(object entry, TableTruth table)
    {
        var parts = PropertiesOf(entry.GetType()).ToDictionary(property => property.Name, property => property.GetValue(entry));
        var row = parts["Value"] is { } value ? Of(value, table) : new TableRow([]);
        return table.Final.Key is [var only] && !row.TryGet(only.Name, out _)
            ? new TableRow(row.Values.Prepend(new(only.Name, parts["Key"])))
            : row;
    }

    private static TableRow Renamed(IEnumerable<KeyValuePair<string, object?>> values, TableTruth table) =>
        new(values.Select(value => KeyValuePair.Create(ColumnOf(value.Key, table), value.Value)));

    private static string ColumnOf(string name, TableTruth table)
    {
        var columns = table.Final.Columns;
        return (columns.FirstOrDefault(column => column.Name == name) ?? columns.FirstOrDefault(column => Plain(column.Name) == Plain(name)))?.Name ?? name;
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static PropertyInfo[] PropertiesOf(Type type) => Properties.GetValue(
        type, key => [.. key.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0)]);
}
