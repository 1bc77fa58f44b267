namespace StreamTesting;

/// <summary>
/// The changelog of a consumer's table comes to the rows that the database itself held in the end, and, where that is asked for, never takes
/// a row back to an older version. The observations are its steps in their order: an output topic that is compacted, with its tombstones, or the
/// changes of a store.
/// </summary>
/// <remarks>
/// With <see cref="EveryStep"/> a step is <c>regressed</c> where the row is an older version than one before, <c>resurrected</c> where the row was gone
/// and an older version of it is there again, and <c>placeholder-stored</c> or <c>different</c> where it is no version at all; also where a later step makes it
/// right. A consumer that upserts as records come goes back when a connector sends a suffix again: ask for every step only where none comes again, or
/// where the consumer keeps versions. The versions of a key are those that the stream told of; equal ones are taken for the one that fits.
/// </remarks>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class TableChangelog<T> : ICheck<T>
{
    private readonly Func<Observed<T>, RowState?> _by;

    /// <summary>Makes the check.</summary>
    /// <param name="table">What is true of the table.</param>
    /// <param name="by">Selects the row that an observation sets or takes away; null leaves it out.</param>
    /// <param name="stream">The truth of the stream that the consumer was given, for the line that replays it; null where there is none.</param>
    public TableChangelog(TableTruth table, Func<Observed<T>, RowState?> by, GroundTruth? stream = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(by);
        Table = table;
        _by = by;
        Truth = stream ?? new GroundTruth([]);
    }

    /// <inheritdoc/>
    public string Name => "table-changelog";

    /// <summary>What is true of the table.</summary>
    public TableTruth Table { get; }

    /// <summary>Whether each step is judged, and not only what stands in the end; false by default.</summary>
    public bool EveryStep { get; init; }

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => false;

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new TableChangelogFold<T>(Name, Table, Truth, _by, EveryStep);
}
