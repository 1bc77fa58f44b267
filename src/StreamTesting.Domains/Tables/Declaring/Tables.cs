namespace StreamTesting.Domains;

/// <summary>Plans of what happens in the tables of a database, as Debezium tells it.</summary>
public static class Tables
{
    /// <summary>
    /// The tables of a small shop: customers, orders and their items (a key of two columns, the first of which refers to the order). There are 20 customers before the stream begins.
    /// </summary>
    public static OptionList<TableModel> OfShop { get; } =
    [
        Table("customers").Key("id").Column("name", "text", notNull: true).Column("city", "varchar(40)").Column("tier", "enum('none','silver','gold')", defaultValue: "none")
            .BigColumn("notes").Column("joined", "date") with { Rows = 20, Weight = 1 },
        Table("orders").Key("id", "bigint").Reference("customer_id", "customers").Column("amount", "numeric(10,2)", notNull: true).Column("status", "varchar(10)")
            .Column("paid", "boolean").Column("placed_at", "timestamp(6)", notNull: true) with { Weight = 2 },
        Table("items").KeyReference("order_id", "orders").Key("line", "smallint").Column("sku", "varchar(12)", notNull: true).Column("quantity", "integer", notNull: true)
            .Column("price", "numeric(8,2)") with { Weight = 3 },
    ];

    /// <summary>Begins to declare a table: <c>Tables.Table("orders").Key("id").Column("amount", "numeric(10,2)")</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A table without columns.</returns>
    public static TableModel Table(string name) => new(name);

    /// <summary>Plans the changes of declared tables.</summary>
    /// <param name="tables">The tables; a table that others refer to may stand anywhere among them.</param>
    /// <returns>A plan of 1,000 transactions, without disorder, in one partition a topic.</returns>
    /// <exception cref="ArgumentException">A table is impossible; the message says which, and why.</exception>
    public static StreamPlan Of(params ReadOnlySpan<TableModel> tables) => new(new TableChanges { Tables = [.. tables] });

    /// <summary>Plans the changes of declared tables.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="transactions">How many transactions, from 0 to 10^12.</param>
    /// <param name="options">Sets other options, for example <c>o => o with { DeleteRate = 0.5 }</c>; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition a topic.</returns>
    /// <exception cref="ArgumentException">A table or an option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Of(IEnumerable<TableModel> tables, long transactions = 1_000, Func<TableChanges, TableChanges>? options = null)
    {
        var domain = new TableChanges(transactions) { Tables = [.. tables] };
        return new StreamPlan(options?.Invoke(domain) ?? domain);
    }

    /// <summary>Plans what happens in a shop (<see cref="OfShop"/>).</summary>
    /// <param name="transactions">How many transactions, from 0 to 10^12; 1,000 by default, some 3,500 changes of rows at the default rates.</param>
    /// <param name="options">Sets other options, for example <c>o => o with { Debezium = new() { Connector = Connector.MariaDb } }</c>; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition a topic.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Shop(long transactions = 1_000, Func<TableChanges, TableChanges>? options = null) => Of(OfShop, transactions, options);
}
