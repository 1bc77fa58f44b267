using System.Globalization;
using System.Text.Json;

namespace StreamTesting;

/// <summary>The order of a column that the application raises.</summary>
internal sealed class ColumnOrder(string column)
{
    public VersionComparison Compare(ChangeRecord left, ChangeRecord right)
    {
        if (VersionIn(left) is not { } first || VersionIn(right) is not { } second)
        {
            return VersionComparison.Unknown;
        }

        var order = Number(first) is { } leftNumber && Number(second) is { } rightNumber
            ? leftNumber.CompareTo(rightNumber)
            : string.CompareOrdinal(first, second);
        return VersionOrder.Of(order != 0 ? order : IsDelete(left).CompareTo(IsDelete(right)));
    }

    private static bool IsDelete(ChangeRecord record) => RowEffect.Of(record) is { Row: null };

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string? VersionIn(ChangeRecord record) =>
        Text(record.Event?.After) ?? Text(record.Event?.Before) ?? Text(record.Row) ?? (record.Headers.TryGetValue(column, out var header) ? Plain(header) : null);

    private string? Text(TableRow? row) =>
        row is not null && row.TryGet(column, out var value) && value is not null ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    private static string? Plain(string? header) => header is null || RecordKey.Of(header).Payload is not { } json ? header
        : JsonElement.Parse(json.Span) switch { { ValueKind: JsonValueKind.String } text => text.GetString(), { ValueKind: JsonValueKind.Null } => null, var other => other.GetRawText() };
}
