namespace StreamTesting;

/// <summary>
/// A consumer's table has come to the rows that the database itself held in the end: the anomalies of <see cref="TableAnomalies"/>. The
/// observations are the rows of the consumer's table, all of them, once it has read the whole stream. It compares keys, also those that must be gone.
/// </summary>
/// <remarks>
/// What the stream did not tell (<see cref="TableTruth.Unsettled"/>) is counted as <see cref="Expectation.May"/>. Columns whose values were not
/// compared are named among <see cref="Verdict.Allowed"/>, each with the number of rows.
/// </remarks>
public sealed class Convergence : ICheck<TableRow>
{
    /// <summary>Makes the check.</summary>
    /// <param name="table">What is true of the table.</param>
    /// <param name="stream">
    /// The truth of the stream that the consumer was given, which says where a violation's event arrived and how to make it again; null where there is none.
    /// </param>
    public Convergence(TableTruth table, GroundTruth? stream = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        Truth = stream ?? new GroundTruth([]);
    }

    /// <inheritdoc/>
    public string Name => "convergence";

    /// <summary>What is true of the table.</summary>
    public TableTruth Table { get; }

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => false;

    /// <inheritdoc/>
    public ICheckFold<TableRow> Start() => new ConvergenceFold(Name, Table, Truth);
}
