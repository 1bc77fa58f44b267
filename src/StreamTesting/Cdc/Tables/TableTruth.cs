using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>
/// What is true of a table after a capture: the rows that the database itself held in the end, and every state that the stream told of each
/// key, by which a difference gets its name. Immutable and thread-safe.
/// </summary>
public sealed class TableTruth
{
    private static readonly IReadOnlyList<RowVersion> None = [];
    private readonly Dictionary<string, IReadOnlyList<RowVersion>> _versions = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<UntoldValue>> _untold;
    private readonly Lazy<IReadOnlySet<string>> _unsettled;
    private readonly Lazy<IReadOnlySet<(string Key, string Column)>> _cells;
    private readonly Func<int, string>? _eventId;
    private ImmutableDictionary<string, ColumnTolerance> _tolerances = ImmutableDictionary.Create<string, ColumnTolerance>(StringComparer.Ordinal);

    /// <summary>Makes the truth of a table.</summary>
    /// <param name="capture">The capture's name, for messages.</param>
    /// <param name="final">The table as the database held it in the end.</param>
    /// <param name="fold">The table as the reference merge has it; null where no record was about it.</param>
    /// <param name="placeholder">What stands for unchanged big columns; <see cref="ToastPlaceholder.Default"/> by default.</param>
    /// <param name="eventId">The id of the event that a record's number stands for; <c>capture#number</c> by default.</param>
    public TableTruth(string capture, CapturedTable final, TableFold? fold, ToastPlaceholder? placeholder = null, Func<int, string>? eventId = null)
        : this(capture, final, fold, placeholder, eventId, null)
    {
    }

    internal TableTruth(string capture, CapturedTable final, TableFold? fold, ToastPlaceholder? placeholder, Func<int, string>? eventId, CaptureFacts? facts)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(final);
        Capture = capture;
        Final = final;
        _eventId = eventId;
        Placeholder = placeholder ?? ToastPlaceholder.Default;
        Merged = fold?.Rows ?? [];
        foreach (var recordKey in final.Key.Count == 0 || fold is null ? [] : fold.Keys)
        {
            var versions = fold!.VersionsOf(recordKey);
            if (RowKeys.OfRecordKey(final.Key, recordKey) is { } key)
            {
                _versions[key] = _versions.TryGetValue(key, out var known) ? [.. known.Concat(versions).OrderBy(version => version.RecordNumber)] : versions;
            }
        }

        _untold = new Lazy<IReadOnlyList<UntoldValue>>(() => new UntoldFinder(this, facts).Find());
        _unsettled = new Lazy<IReadOnlySet<string>>(() => Untold.Where(value => value.Column is null).Select(value => value.Key).ToHashSet(StringComparer.Ordinal));
        _cells = new Lazy<IReadOnlySet<(string Key, string Column)>>(() => Untold.Where(value => value.Column is not null).Select(value => (value.Key, value.Column!)).ToHashSet());
    }

    /// <summary>The capture's name.</summary>
    public string Capture { get; }

    /// <summary>The table's name.</summary>
    public string Name => Final.Name;

    /// <summary>The table as the database held it in the end.</summary>
    public CapturedTable Final { get; }

    /// <summary>The rows that the reference merge of the stream comes to.</summary>
    public IReadOnlyList<TableRow> Merged { get; }

    /// <summary>
    /// Where the reference merge does not come to what the database's table holds, each with the reason that the capture itself shows: the stream
    /// did not tell it, or in a way that a plain merge can't follow. What a consumer has there is not judged, but counted.
    /// </summary>
    public IReadOnlyList<UntoldValue> Untold => _untold.Value;

    /// <summary>The keys of which the whole row is <see cref="Untold"/>: whether it is there, or gone, is not judged.</summary>
    public IReadOnlySet<string> Unsettled => _unsettled.Value;

    /// <summary>The keys that the stream told of, also those that are gone, as messages show them.</summary>
    public IReadOnlyCollection<string> Keys => _versions.Keys;

    internal ToastPlaceholder Placeholder { get; }

    /// <summary>Whether a value is not judged.</summary>
    /// <param name="key">The row's key as messages show it.</param>
    /// <param name="column">The column.</param>
    /// <returns>Whether the column, or the whole row, is <see cref="Untold"/>.</returns>
    public bool IsUntold(string key, string column) => Unsettled.Contains(key) || _cells.Value.Contains((key, column));

    /// <summary>The states that the row of a key has had, the oldest first.</summary>
    /// <param name="key">A key as messages show it, for example <c>id=1</c>.</param>
    /// <returns>None where the stream told of no such row.</returns>
    public IReadOnlyList<RowVersion> VersionsOf(string key) => _versions.TryGetValue(key, out var versions) ? versions : None;

    /// <summary>The row that the database held in the end.</summary>
    /// <param name="key">A key as messages show it, for example <c>id=1</c>.</param>
    /// <returns>Null where it held none of that key.</returns>
    public TableRow? RowOf(string key) => Final.Key.Count == 0 ? null : Final.Rows.FirstOrDefault(row => RowKeys.Of(Final.Key, row) == key);

    /// <summary>The event that a record is when the capture is replayed (<c>CapturedChanges</c>).</summary>
    /// <param name="recordNumber">The record's number.</param>
    /// <returns>The event's id, for example <c>pg-truncate#3</c>.</returns>
    public string EventIdOf(int recordNumber) => _eventId?.Invoke(recordNumber) ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Capture}#{recordNumber}");

    /// <summary>The same truth, but values of a column of numbers may be a little off.</summary>
    /// <param name="column">The column.</param>
    /// <param name="by">How far a value may be from the one it has to be; zero or more, in the column's unit. NULL is near NULL only.</param>
    /// <returns>A truth that says so in every comparison; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is below zero.</exception>
    public TableTruth Tolerating(string column, decimal by)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(by);
        return Tolerating(column, new ColumnTolerance(by, null));
    }

    /// <summary>The same truth, but values of a column of dates or times may be a little off.</summary>
    /// <param name="column">The column.</param>
    /// <param name="by">How far a value may be from the one it has to be; zero or more. NULL is near NULL only.</param>
    /// <returns>A truth that says so in every comparison; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is below zero.</exception>
    public TableTruth Tolerating(string column, TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        return Tolerating(column, new ColumnTolerance(null, by));
    }

    internal bool Tolerates(TableColumn column, object? left, bool isLeftSent, object? right, bool isRightSent) =>
        _tolerances.TryGetValue(column.Name, out var tolerance) && tolerance.Allows(column, left, isLeftSent, right, isRightSent);

    internal bool IsUntoldValue(string key, string column) => _cells.Value.Contains((key, column));

    internal string KeyOf(TableRow row) => RowKeys.Of(Final.Key.Count > 0 ? Final.Key : [.. Final.Columns.Where(column => row.TryGet(column.Name, out _))], row);

    internal bool AreEqual(TableColumn column, TableRow left, TableRow right)
    {
        left.TryGet(column.Name, out var one);
        right.TryGet(column.Name, out var other);
        return ColumnValues.AreEqual(column, one, left.IsSent, other, right.IsSent);
    }

    private TableTruth Tolerating(string column, ColumnTolerance tolerance)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (!Final.Columns.Any(known => known.Name == column))
        {
            throw new ArgumentException($"The table {Name} has no column '{column}'; it has {string.Join(", ", Final.Columns.Select(known => known.Name))}.", nameof(column));
        }

        var tolerating = (TableTruth)MemberwiseClone();
        tolerating._tolerances = _tolerances.SetItem(column, tolerance);
        return tolerating;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} of {Capture}";
}
