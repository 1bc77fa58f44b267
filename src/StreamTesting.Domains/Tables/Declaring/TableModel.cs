using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>A declared table: its columns, and how its rows live. Immutable; each method returns a new one.</summary>
/// <param name="Name">Its name.</param>
public sealed record TableModel(string Name)
{
    /// <summary>Its columns, in their order. A table without key columns has no key; PostgreSQL changes its rows only where <see cref="Identity"/> is full.</summary>
    public OptionList<ColumnModel> Columns { get; init; } = [];

    /// <summary>What PostgreSQL's log tells of a row before a change; the key by default.</summary>
    public ReplicaIdentity Identity { get; init; }

    /// <summary>How many rows there are before the stream begins, which the initial snapshot reads; from 0 to <see cref="MostRows"/>, 0 by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Rows { get; init; }

    /// <summary>How many rows there are at the most; an insert into a full table deletes a row instead. From 1 to 10,000,000, 1,000 by default.</summary>
    public int MostRows { get; init; } = 1_000;

    /// <summary>How often a statement is about this table, beside the weights of the others; above 0, 1 by default.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>How many of the rows are hot; from 0, 5 by default.</summary>
    public int HotRows { get; init; } = 5;

    /// <summary>The share of the changes of rows that are about a hot row, by coin; from 0 to 1, 0.3 by default.</summary>
    public double HotRate { get; init; } = 0.3;

    /// <summary>Adds a column to the key, behind those that are part of it already.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type (<see cref="ColumnModel.Type"/>): a whole number, a text or uuid; integer by default.</param>
    /// <param name="first">The first value of its counter.</param>
    /// <returns>The new table.</returns>
    public TableModel Key(string name, string type = "integer", long first = 1) =>
        With(new ColumnModel(name, type) { Key = KeyColumns + 1, NotNull = true, First = first });

    /// <summary>Adds a column to the key that refers to another table; the next part of the key then counts the rows of the one it refers to.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">The table.</param>
    /// <returns>The new table.</returns>
    public TableModel KeyReference(string name, string table) =>
        With(new ColumnModel(name, "") { Key = KeyColumns + 1, NotNull = true, References = table });

    /// <summary>Adds a column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type (<see cref="ColumnModel.Type"/>).</param>
    /// <param name="notNull">Whether it may not be NULL; false by default.</param>
    /// <param name="defaultValue">Its DEFAULT; none by default.</param>
    /// <returns>The new table.</returns>
    public TableModel Column(string name, string type, bool notNull = false, string? defaultValue = null) =>
        With(new ColumnModel(name, type) { NotNull = notNull, Default = defaultValue });

    /// <summary>Adds a column of long values (<see cref="ColumnModel.Big"/>).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type; text by default.</param>
    /// <returns>The new table.</returns>
    public TableModel BigColumn(string name, string type = "text") => With(new ColumnModel(name, type) { Big = true });

    /// <summary>Adds a column that refers to the rows of another table (a foreign key that refuses the delete of a row that is referred to).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">The table; its key has one column.</param>
    /// <param name="notNull">Whether it may not be NULL; true by default.</param>
    /// <returns>The new table.</returns>
    public TableModel Reference(string name, string table, bool notNull = true) => With(new ColumnModel(name, "") { References = table, NotNull = notNull });

    /// <summary>Adds a column that ALTER TABLE adds in mid-stream.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="from">After which share of the transactions, from 0 to 1.</param>
    /// <param name="defaultValue">Its DEFAULT; none by default.</param>
    /// <returns>The new table.</returns>
    public TableModel Added(string name, string type, double from = 0.5, string? defaultValue = null) => With(new ColumnModel(name, type) { From = from, Default = defaultValue });

    /// <summary>Adds a column that ALTER TABLE drops in mid-stream.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="until">After which share of the transactions, from 0 to 1.</param>
    /// <returns>The new table.</returns>
    public TableModel Dropped(string name, string type, double until = 0.5) => With(new ColumnModel(name, type) { Until = until });

    /// <summary>Adds a column.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The new table.</returns>
    public TableModel With(ColumnModel column) => this with { Columns = Columns.Add(column) };

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Columns})";

    private int KeyColumns => Columns.Count(column => column.Key > 0);
}
