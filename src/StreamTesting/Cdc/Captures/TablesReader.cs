using System.Collections.Immutable;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Reads the final tables of a capture with their columns.</summary>
internal static class TablesReader
{
    public static ImmutableSortedDictionary<string, CapturedTable> Read(CaptureCursor at, string id, DeclaredTypes types, ValueForms forms)
    {
        var columns = at.Object("finalColumns", id).ToDictionary(table => table.Name, table => Columns(at, id, table, types, forms), StringComparer.Ordinal);
        var tables = ImmutableSortedDictionary.CreateBuilder<string, CapturedTable>(StringComparer.Ordinal);
        foreach (var table in at.Object("finalTables", id))
        {
            if (!columns.TryGetValue(table.Name, out var ofTable))
            {
                throw at.Error($"'finalColumns' of the capture '{id}' does not describe the table '{table.Name}' of 'finalTables'.");
            }

            if (table.Value.ValueKind != JsonValueKind.Array || table.Value.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
            {
                throw at.Error($"'finalTables' of the capture '{id}': the table '{table.Name}' is not an array of objects.");
            }

            tables[table.Name] = new CapturedTable(table.Name, ofTable, [.. table.Value.EnumerateArray().Select(TableRow.FromJson)]);
        }

        return tables.ToImmutable();
    }

    private static ImmutableArray<TableColumn> Columns(CaptureCursor at, string id, JsonProperty table, DeclaredTypes types, ValueForms forms)
    {
        if (table.Value.ValueKind != JsonValueKind.Array)
        {
            throw at.Error($"'finalColumns' of the capture '{id}': the table '{table.Name}' is not an array.");
        }

        return
        [
            .. table.Value.EnumerateArray().Select(column =>
            {
                if (column.ValueKind != JsonValueKind.Object
                    || JsonShapes.TextOf(column, "name") is not { } name || JsonShapes.TextOf(column, "type") is not { } type)
                {
                    throw at.Error($"'finalColumns' of the capture '{id}': a column of the table '{table.Name}' has no name or no type.");
                }

                var notNull = column.TryGetProperty("notNull", out var flag) && flag.ValueKind == JsonValueKind.True;
                var declared = types.Of(type);
                return new TableColumn(name, type, declared.Kind, notNull, (int)(JsonShapes.NumberOf(column, "key") ?? 0))
                {
                    Default = types.DefaultOf(table.Name, name),
                    Forms = forms,
                    Declared = declared,
                };
            }),
        ];
    }
}
