using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>Reasons that lie in how one value is sent. Each is checked on the value itself.</summary>
internal static class ColumnRules
{
    public static IReadOnlyList<UntoldRule> All { get; } =
    [
        .. Enum.GetValues<ValueLoss>().Where(loss => loss != ValueLoss.UnchangedAsNull).Select(loss => new UntoldRule(UntoldReasons.Of(loss), at => Loss(at, loss))),
        new(UntoldReasons.Of(ValueLoss.UnchangedAsNull), UnchangedSentAsNull),
        new(UntoldReasons.ColumnExcluded, ColumnExcluded),
        new(UntoldReasons.ColumnHashed, ColumnHashed),
        new(UntoldReasons.GeneratedColumn, at => at.Column is { } column && !at.WasSent && at.Facts.Declared(at.Name, column.Name).LastOrDefault() is { IsGenerated: true } declared
            ? $"generated columns are not in the log: {column.Name} {declared.Declaration.Trim()}"
            : null),
        new(UntoldReasons.ValueEqualToPlaceholder, at => at.Column is not null && at.Held == at.Truth.Placeholder.Text
            ? "the table's own value is the text of the placeholder, and cannot be told from it"
            : null),
        new(UntoldReasons.PlaceholderNeverFilled, PlaceholderNeverFilled),
    ];

    private static string? Loss(Discrepancy at, ValueLoss loss) =>
        at.Column is { } column && at.WasSent && ValueLosses.Of(column, at.Sent, at.Held, at.Name) == loss
        && (loss != ValueLoss.NullAsDefault || at.Facts.Option("converter.replace.null.with.default") != "false")
            ? $"{TableRow.Shown(at.Held)} of {column} is sent as {TableRow.Shown(at.Sent)}"
            : null;

    private static string? ColumnExcluded(Discrepancy at)
    {
        if (at.Column is null || at.WasSent)
        {
            return null;
        }

        var name = $"{at.Name}.{at.Column.Name}";
        return at.Facts.Option("column.exclude.list") is { } excluded && CaptureFacts.Matches(excluded, name) ? $"column.exclude.list={excluded}"
            : at.Facts.Option("column.include.list") is { } included && !CaptureFacts.Matches(included, name) ? $"column.include.list={included}"
            : null;
    }

    private static string? ColumnHashed(Discrepancy at) => at.Column is { } column && at.Sent is string sent && Regex.IsMatch(sent, "^[0-9a-f]{6,}$")
        && at.Facts.Capture.Options.FirstOrDefault(option => option.Key.StartsWith("column.mask.hash", StringComparison.Ordinal) && CaptureFacts.Matches(option.Value, $"{at.Name}.{column.Name}"))
            is { Key: { } option }
            ? $"{option}: sent is {sent}"
            : null;

    private static string? PlaceholderNeverFilled(Discrepancy at) =>
        at.Column is { } column && at.Truth.Placeholder.IsPlaceholder(at.Sent)
        && Since(at.Versions).All(version => !version.Row!.TryGet(column.Name, out var value) || at.Truth.Placeholder.IsPlaceholder(value))
            ? "no record of the row has the value, only the word that it did not change"
            : null;

    /// <summary>The states since the row was gone the last time.</summary>
    private static IEnumerable<RowVersion> Since(IReadOnlyList<RowVersion> versions) => versions.Reverse().TakeWhile(version => version.Row is not null);

    /// <summary>The value is told by an older record of the row, also under the key that it had; or by none, where the first record of the row is an update.</summary>
    private static string? UnchangedSentAsNull(Discrepancy at)
    {
        if (at.Column is not { } column || !at.WasSent || at.Sent is not null || at.Versions is not [{ Cause: var first }, ..]
            || ValueLosses.Of(column, null, at.Held, at.Name) != ValueLoss.UnchangedAsNull)
        {
            return null;
        }

        var last = at.Versions[^1].RecordNumber;
        var older = at.Truth.Keys.SelectMany(at.Truth.VersionsOf).LastOrDefault(version => version.RecordNumber < last
            && version.Row is { } row && row.TryGet(column.Name, out var value) && ColumnValues.AreEqual(column, value, true, at.Held, false));
        return older is not null
            ? string.Create(CultureInfo.InvariantCulture, $"record #{older.RecordNumber} has what the table holds; for {column.Type} an unchanged big value is sent as null since")
            : first == "u" ? $"the first record of the row is an update; for {column.Type} an unchanged big value is sent as null" : null;
    }
}
