namespace StreamTesting.Domains;

/// <summary>A declared table with its types read and its references found. Immutable.</summary>
internal sealed class TableLayout
{
    private readonly DebeziumOptions _debezium;

    private TableLayout(TableModel model, ColumnLayout[] columns, DebeziumOptions debezium)
    {
        Model = model;
        Columns = columns;
        _debezium = debezium;
        Shape = ShapeAt(0);
        References = [.. columns.Where(column => column.Model.References is not null)];
        IsChangeable = Shape.Key.Length > 0 || !debezium.IsPostgres || model.Identity == ReplicaIdentity.Full;
        Changeable = [.. columns.Where(column => !column.IsKey)];
        HasWholeKey = Shape.Key is [{ Type.IsWhole: true, Model.References: null }];
        HasKeyOfParent = Shape.Key is [{ Model.References: not null }, ..];
    }

    public TableModel Model { get; }

    public string Name => Model.Name;

    /// <summary>All columns that it ever has.</summary>
    public ColumnLayout[] Columns { get; }

    /// <summary>The table at the beginning.</summary>
    public TableShape Shape { get; }

    public ColumnLayout[] References { get; }

    /// <summary>The columns that an update may change.</summary>
    public ColumnLayout[] Changeable { get; }

    /// <summary>Whether rows can be updated and deleted.</summary>
    public bool IsChangeable { get; }

    /// <summary>Whether the key is one whole number.</summary>
    public bool HasWholeKey { get; }

    /// <summary>Whether the key's first part refers to a row of another table.</summary>
    public bool HasKeyOfParent { get; }

    /// <summary>Whether rows of other tables refer to it.</summary>
    public bool IsReferenced { get; private set; }

    public static TableLayout[] Of(TableChanges options)
    {
        var models = options.Tables.ToDictionary(table => table.Name);
        var layouts = options.Tables.Select(table => new TableLayout(table, ColumnsOf(table, models, options.Debezium.IsPostgres), options.Debezium)).ToArray();
        foreach (var layout in layouts)
        {
            layout.IsReferenced = layouts.Any(other => other.References.Any(column => column.Model.References == layout.Name));
        }

        return layouts;
    }

    /// <summary>The table as it is after a share of the transactions.</summary>
    public TableShape ShapeAt(double share) => new(
        Model,
        [.. Columns.Where(column => column.Model.From <= share && (share < column.Model.Until || column.Model.Until == 1))],
        _debezium,
        1 + Changes().Count(change => change <= share));

    /// <summary>The shares of the transactions after which it changes its columns.</summary>
    public IEnumerable<double> Changes() => Columns.SelectMany(column => new[] { column.Model.From, column.Model.Until }).Where(share => share is > 0 and < 1).Distinct();

    private static ColumnLayout[] ColumnsOf(TableModel table, Dictionary<string, TableModel> models, bool isPostgres) =>
        [.. table.Columns.Select((column, index) => new ColumnLayout(column, TypeOf(column, models, isPostgres), index))];

    private static SqlType TypeOf(ColumnModel column, Dictionary<string, TableModel> models, bool isPostgres) => column.References is { } table
        ? TypeOf(models[table].Columns.Single(other => other.Key > 0), models, isPostgres)
        : SqlType.Read(column.Type, isPostgres);
}
