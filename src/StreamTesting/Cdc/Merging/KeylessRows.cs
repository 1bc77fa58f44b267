using System.Globalization;

namespace StreamTesting;

/// <summary>
/// The rows of a table without a key: found by <c>before</c>. A position that comes again after another one is a change that is sent again, and
/// changes nothing; all records at one position that follow each other (the rows of a COPY) are changes of their own.
/// </summary>
internal sealed class KeylessRows(TableFold fold)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<ChangeRecord> _applied = [];
    private string? _run;
    private bool _isReplay;

    public void Apply(ChangeRecord record)
    {
        var position = PositionOf(record);
        if (position is null || position != _run)
        {
            _run = position;
            _isReplay = position is not null && !_seen.Add(position);
        }

        if (!_isReplay)
        {
            _applied.Add(record);
            fold.ReplaceWithoutKey(record.Event?.Before, record.Event is null ? record.Row : record.Event.After);
        }
    }

    /// <summary>Takes away what a truncate took away, and leaves what came after it.</summary>
    public void Empty(Func<ChangeRecord, bool> isGone)
    {
        _applied.RemoveAll(record => isGone(record));
        fold.EmptyWithoutKey();
        foreach (var record in _applied)
        {
            fold.ReplaceWithoutKey(record.Event?.Before, record.Event is null ? record.Row : record.Event.After);
        }
    }

    private static string? PositionOf(ChangeRecord record) => record.Event?.Source switch
    {
        { Lsn: { } lsn } source when source.Snapshot == SnapshotMarker.None => string.Create(CultureInfo.InvariantCulture, $"{lsn} {source.TransactionId}"),
        { File: { } file, Position: { } position } source when source.Snapshot == SnapshotMarker.None => string.Create(CultureInfo.InvariantCulture, $"{file} {position} {source.Row}"),
        _ => null,
    };
}
