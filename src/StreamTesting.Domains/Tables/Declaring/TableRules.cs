using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Refuses tables that no database would have, or that can't be made.</summary>
internal static class TableRules
{
    public static void Check(TableChanges options)
    {
        CheckOptions(options.Debezium);
        if (options.Tables.Count == 0)
        {
            throw Wrong("There are no tables (tables); declare at least one.");
        }

        foreach (var table in options.Tables)
        {
            Name(table.Name, "A table's name");
            if (options.Tables.Count(other => other.Name == table.Name) > 1 || table.Name == TableTopics.Signals)
            {
                throw Wrong($"The table '{table.Name}' is declared twice; give each a name of its own ('{TableTopics.Signals}' is that of the signals).");
            }

            CheckTable(table, options);
        }

        CheckCircles(options.Tables);
    }

    private static void CheckOptions(DebeziumOptions debezium)
    {
        OptionRange.CheckDefined(debezium.Connector, nameof(DebeziumOptions.Connector), "The connector (debezium.connector)");
        OptionRange.CheckDefined(debezium.Decimals, nameof(DebeziumOptions.Decimals), "The form of decimals (debezium.decimals)");
        OptionRange.CheckDefined(debezium.Times, nameof(DebeziumOptions.Times), "The form of times (debezium.times)");
        OptionRange.CheckDefined(debezium.Binaries, nameof(DebeziumOptions.Binaries), "The form of bytes (debezium.binaries)");
        OptionRange.CheckDefined(debezium.Unwrapped, nameof(DebeziumOptions.Unwrapped), "The form of rows (debezium.unwrapped)");
        if (debezium.AddedFields.FirstOrDefault(field => !AddedFieldJson.Known.Contains(field)) is { } unknown)
        {
            throw Wrong($"The added field '{unknown}' (debezium.addedFields) is not known; known are {string.Join(", ", AddedFieldJson.Known)}.");
        }

        Name(debezium.TopicPrefix, "The topics' prefix (debezium.topicPrefix)");
        Name(debezium.Database, "The database (debezium.database)");
        Name(debezium.Schema, "The schema (debezium.schema)");
        if (debezium.Heartbeat is { } heartbeat)
        {
            var millisecond = TimeSpan.FromMilliseconds(1);
            OptionRange.CheckTime(heartbeat, millisecond, TimeSpan.FromDays(365), millisecond, nameof(DebeziumOptions.Heartbeat), "The time between heartbeats (debezium.heartbeat)");
        }
    }

    private static void CheckTable(TableModel table, TableChanges options)
    {
        OptionRange.CheckDefined(table.Identity, nameof(TableModel.Identity), $"The identity of the table '{table.Name}'");
        OptionRange.Check(table.MostRows, 1, 10_000_000, nameof(TableModel.MostRows), $"The most rows of the table '{table.Name}' (mostRows)");
        OptionRange.Check(table.Rows, 0, table.MostRows, nameof(TableModel.Rows), $"The rows of the table '{table.Name}' (rows)");
        OptionRange.Check(table.HotRows, 0, int.MaxValue, nameof(TableModel.HotRows), $"The hot rows of the table '{table.Name}' (hotRows)");
        OptionRange.CheckRate(table.HotRate, nameof(TableModel.HotRate), $"The share of changes of hot rows of the table '{table.Name}' (hotRate)");
        OptionRange.CheckNumber(table.Weight, 1e-9, 1e9, nameof(TableModel.Weight), $"The weight of the table '{table.Name}' (weight)");
        if (table.Columns.FirstOrDefault(column => column is { From: 0, Until: 1 }) is null)
        {
            throw Wrong($"The table '{table.Name}' has no column that is there all the time; declare one.");
        }

        var keys = table.Columns.Where(column => column.Key > 0).OrderBy(column => column.Key).ToList();
        if (!keys.Select(column => column.Key).SequenceEqual(Enumerable.Range(1, keys.Count)))
        {
            throw Wrong($"The key of the table '{table.Name}' has the places {string.Join(", ", keys.Select(column => column.Key))}; number its columns from 1 on.");
        }

        if (keys.FindIndex(column => column.References is not null) is var place and >= 0 && (place != 0 || keys.Count == 1))
        {
            throw Wrong($"In the key of the table '{table.Name}' the column '{keys[place].Name}' refers to a row; that must be the first part of a key of several.");
        }

        foreach (var column in table.Columns)
        {
            Name(column.Name, $"A column's name in the table '{table.Name}'");
            if (table.Columns.Count(other => other.Name == column.Name) > 1)
            {
                throw Wrong($"The table '{table.Name}' has the column '{column.Name}' twice.");
            }

            CheckColumn(table, column, options);
        }
    }

    private static void CheckColumn(TableModel table, ColumnModel column, TableChanges options)
    {
        var of = $"of the column '{table.Name}.{column.Name}'";
        OptionRange.CheckRate(column.NullRate, nameof(ColumnModel.NullRate), $"The share of NULL {of} (nullRate)");
        OptionRange.CheckNumber(column.From, 0, 1, nameof(ColumnModel.From), $"The beginning {of} (from)");
        OptionRange.CheckNumber(column.Until, column.From, 1, nameof(ColumnModel.Until), $"The end {of} (until)");
        if (column.References is { } name)
        {
            var target = options.Tables.FirstOrDefault(other => other.Name == name) ?? throw Wrong($"The column '{table.Name}.{column.Name}' refers to the table '{name}', which is not declared.");
            if (target.Columns.Count(other => other.Key > 0) != 1)
            {
                throw Wrong($"The column '{table.Name}.{column.Name}' refers to the table '{name}', whose key has not exactly one column.");
            }

            return;
        }

        var type = SqlType.Read(column.Type, options.Debezium.IsPostgres);
        if (column.Key > 0 && !(type.IsWhole || type.Kind is SqlKind.Text or SqlKind.Uuid))
        {
            throw Wrong($"The key column '{table.Name}.{column.Name}' has the type {column.Type}; keys are whole numbers, texts and uuids.");
        }

        if (column.Key > 0 && (column.From > 0 || column.Until < 1 || column.Big))
        {
            throw Wrong($"The key column '{table.Name}.{column.Name}' must be there all the time, and its values are never big.");
        }

        if (column.Default is { } text && !DefaultValues.TryRead(type, text, out _))
        {
            throw Wrong($"The DEFAULT {of} is '{text}', which is no {column.Type}; numbers, booleans, texts and enumerations can have one.");
        }
    }

    private static void CheckCircles(IReadOnlyList<TableModel> tables)
    {
        var left = tables.ToList();
        while (left.Count > 0)
        {
            var free = left.Where(table => table.Columns.All(column => column.References is null || (column.References != table.Name && left.All(other => other.Name != column.References)))).ToList();
            if (free.Count == 0)
            {
                throw Wrong($"The tables {string.Join(", ", left.Select(table => table.Name))} refer to each other in a circle; no first row could be inserted.");
            }

            left.RemoveAll(free.Contains);
        }
    }

    private static void Name(string name, string of)
    {
        if (string.IsNullOrEmpty(name) || name.Any(letter => !(char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.')))
        {
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{of} is '{name}'; it must be of letters, digits, '_', '-' and '.'."));
        }
    }

    private static ArgumentException Wrong(string message) => new(message, "options");
}
