using System.Globalization;

namespace StreamTesting;

/// <summary>A state that the row of a key has had.</summary>
/// <param name="RecordNumber">The record that made it.</param>
/// <param name="Cause">What made it: the envelope's op (c, u, d, r, t), <c>tombstone</c>, <c>row</c> (a row without an envelope) or <c>key change</c>.</param>
/// <param name="Row">The row with all columns known by then; null where it was gone.</param>
public sealed record RowVersion(int RecordNumber, string Cause, TableRow? Row)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{RecordNumber} {Cause}: {Row?.ToString() ?? "gone"}");
}
