namespace StreamTesting;

/// <summary>
/// What is true of tables after a stream of changes that is known in the order of its commits: the tables that the changes come to, and every state
/// of each key. It is what a recorded capture knows from the database itself, for streams that were made. Immutable and thread-safe.
/// </summary>
public sealed class ChangeTruth
{
    private readonly SortedDictionary<string, TableTruth> _tables = new(StringComparer.Ordinal);

    private ChangeTruth(string name) => Name = name;

    /// <summary>The stream's name, for messages.</summary>
    public string Name { get; }

    /// <summary>What is true of each declared table, by name.</summary>
    public IReadOnlyDictionary<string, TableTruth> Tables => _tables;

    /// <summary>Folds a stream.</summary>
    /// <param name="records">
    /// The changes in the order in which their transactions were committed, each once, and before any disorder; a record's number is the one by
    /// which violations name it.
    /// </param>
    /// <param name="columns">The columns of each table, by the table's name (<c>schema.table</c>, or <c>database.table</c> where there are no schemas).</param>
    /// <param name="name">The stream's name, for messages.</param>
    /// <param name="placeholder">What stands for unchanged big columns; <see cref="ToastPlaceholder.Default"/> by default.</param>
    /// <param name="eventId">The id of the event that a record's number stands for; <c>name#number</c> by default.</param>
    /// <returns>The truth of all declared tables; one that no record is about is empty.</returns>
    /// <exception cref="ArgumentException">A record is about a table that was not declared.</exception>
    public static ChangeTruth Of(
        IEnumerable<ChangeRecord> records,
        IReadOnlyDictionary<string, IReadOnlyList<TableColumn>> columns,
        string name = "stream",
        ToastPlaceholder? placeholder = null,
        Func<int, string>? eventId = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(name);
        var merge = new TransactionalMerge(placeholder: placeholder);
        foreach (var record in records)
        {
            merge.Apply(record);
        }

        merge.Complete();
        if (merge.Tables.Keys.FirstOrDefault(table => !columns.ContainsKey(table)) is { } unknown)
        {
            throw new ArgumentException($"The changes are about the table {unknown}; declared are {string.Join(", ", columns.Keys)}.", nameof(columns));
        }

        var truth = new ChangeTruth(name);
        foreach (var (table, declared) in columns)
        {
            var fold = merge.Tables.GetValueOrDefault(table);
            var final = new CapturedTable(table, declared, fold?.Rows ?? []);
            truth._tables[table] = new TableTruth(name, final, fold, placeholder, eventId);
        }

        return truth;
    }

    /// <summary>Puts the truths of tables together whose rows are known from the database itself.</summary>
    /// <param name="name">The stream's name, for messages.</param>
    /// <param name="tables">What is true of each table; each name once.</param>
    /// <returns>The truth of all of them.</returns>
    public static ChangeTruth Of(string name, IEnumerable<TableTruth> tables)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(tables);
        var truth = new ChangeTruth(name);
        foreach (var table in tables)
        {
            truth._tables.Add(table.Name, table);
        }

        return truth;
    }

    /// <summary>What is true of a table.</summary>
    /// <param name="table">Its name.</param>
    /// <returns>The truth to compare a consumer's table with.</returns>
    /// <exception cref="KeyNotFoundException">It was not declared; the message names those that were.</exception>
    public TableTruth Of(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return _tables.TryGetValue(table, out var truth)
            ? truth
            : throw new KeyNotFoundException($"The stream '{Name}' has no table '{table}'; it has {string.Join(", ", _tables.Keys)}.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {string.Join(", ", _tables.Keys)}";
}
