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
}
