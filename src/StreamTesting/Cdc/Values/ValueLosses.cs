using System.Globalization;
using System.Numerics;

namespace StreamTesting;

/// <summary>Tells why a connector sent another value than the database holds.</summary>
public static class ValueLosses
{
    private static readonly BigInteger Wrap = BigInteger.One << 64;

    /// <summary>Finds the reason why a value was sent that does not mean what is stored.</summary>
    /// <param name="column">The column, with the forms in which its values are sent.</param>
    /// <param name="sent">The value as it was sent; null for NULL.</param>
    /// <param name="stored">The value as the database holds it: its text, or what a client gives; null for NULL.</param>
    /// <param name="table">The table, <c>schema.table</c>, for columns that are masked or cut; null, the default, where none are.</param>
    /// <returns>The reason; null where both mean the same, or where no reason is known.</returns>
    public static ValueLoss? Of(TableColumn column, object? sent, object? stored, string? table = null)
    {
        ArgumentNullException.ThrowIfNull(column);
        var (spelled, truth) = (ColumnValues.Spelled(column, sent, isSent: true), ColumnValues.Spelled(column, stored, isSent: false));
        return string.Equals(spelled, truth, StringComparison.Ordinal) ? null
            : Altered(column, table, spelled, truth)
            ?? (truth is null ? Default(column, sent) : spelled is null ? AsNull(column, truth) : AsOther(column, sent!, spelled, truth, stored!));
    }

    private static ValueLoss? Altered(TableColumn column, string? table, string? sent, string? stored) =>
        !column.Forms.Altered.TryGetValue($"{table}.{column.Name}", out var length) ? null
        : length >= 0 ? (sent == new string('*', length) ? ValueLoss.Masked : null)
        : stored is not null && sent == stored[..Math.Min(stored.Length, -length)] ? ValueLoss.Truncated : null;

    /// <summary>A default that is an expression cannot be compared.</summary>
    private static ValueLoss? Default(TableColumn column, object? sent) => column.Default is { } fallback
        && (ColumnValues.AreEqual(column, sent, true, fallback, false) || StoredDecoding.IsExpression(ColumnType.Of(column), column.Forms, fallback))
            ? ValueLoss.NullAsDefault
            : null;

    private static ValueLoss? AsNull(TableColumn column, string stored) => column.Kind switch
    {
        ColumnKind.Decimal when stored is "NaN" => ValueLoss.NotANumberAsNull,
        ColumnKind.Date or ColumnKind.Timestamp when TemporalLosses.IsZeroDate(stored) => ValueLoss.ZeroDate,
        ColumnKind.Time when TemporalLosses.IsOutsideTheDay(stored) => ValueLoss.OutsideTheDay,
        ColumnKind.Array when ColumnType.Of(column).Element!.Kind == ColumnKind.Double => ValueLoss.UnchangedAsNull,
        ColumnKind.Bytes when column.Forms.IsPostgreSql => ValueLoss.UnchangedAsNull,
        _ => null,
    };

    private static ValueLoss? AsOther(TableColumn column, object wire, string sent, string stored, object truth) => column.Kind switch
    {
        ColumnKind.Integer when wire is bool => ValueLoss.NumberAsBoolean,
        ColumnKind.Integer => IsWrapped(sent, stored) ? ValueLoss.UnsignedWrap : null,
        ColumnKind.Decimal or ColumnKind.Money => column.Forms.Decimals == DecimalForm.Double && IsNearest(sent, stored) ? ValueLoss.DecimalAsDouble : null,
        ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.TimestampWithZone or ColumnKind.Time or ColumnKind.TimeWithZone =>
            TemporalLosses.Of(column, wire, sent, stored),
        ColumnKind.Interval => wire is long micros && IntervalSpan.Parse(RawText.Of(truth))?.Averaged == micros ? ValueLoss.AveragedInterval : null,
        ColumnKind.Enumeration => sent.Replace("\\,", ",", StringComparison.Ordinal) == stored ? ValueLoss.EscapedComma : null,
        ColumnKind.Bits => ColumnType.Of(column).IsVarying && stored.TrimStart('0') == sent ? ValueLoss.LeadingZeroBits : null,
        ColumnKind.Array => InArray(column, wire, truth),
        _ => null,
    };

    private static bool IsWrapped(string sent, string stored) =>
        BigInteger.TryParse(sent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var have)
        && BigInteger.TryParse(stored, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var must) && have + Wrap == must;

    private static bool IsNearest(string sent, string stored) =>
        ExactNumber.Parse(sent) is { } have && ExactNumber.Parse(stored) is { } must && have.ToDouble().Equals(must.ToDouble());

    /// <summary>The reason of the first element that differs; all of them must have one.</summary>
    private static ValueLoss? InArray(TableColumn column, object wire, object truth)
    {
        var element = ColumnType.Of(column).Element!;
        var inner = new TableColumn(column.Name, "", element.Kind) { Forms = column.Forms, Declared = element };
        if (wire is not WireJson json || WireDecoding.ElementsOf(json) is not { } sent || StoredDecoding.Elements(truth)?.ToList() is not { } stored || sent.Count != stored.Count)
        {
            return null;
        }

        ValueLoss? found = null;
        for (var i = 0; i < sent.Count; i++)
        {
            var reason = stored[i] is List<object?> ? (sent[i] is null ? ValueLoss.NestedArray : null) : Of(inner, sent[i], stored[i]);
            if (reason is null && (stored[i] is List<object?> || !ColumnValues.AreEqual(inner, sent[i], true, stored[i], false)))
            {
                return null;
            }

            found ??= reason;
        }

        return found;
    }
}
