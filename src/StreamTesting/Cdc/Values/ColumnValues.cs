namespace StreamTesting;

/// <summary>Values of a column by what they mean, whatever form they come in.</summary>
public static class ColumnValues
{
    /// <summary>Whether two values of a column mean the same.</summary>
    /// <param name="column">The column, with the forms in which its values are sent.</param>
    /// <param name="left">A value: as sent, as the database's text, or as a database client gives it; null for NULL.</param>
    /// <param name="isLeftSent">Whether it is as the connector sent it (<see cref="TableRow.IsSent"/>); where not, it is read as stored, and, if it can't be, as sent.</param>
    /// <param name="right">Another value.</param>
    /// <param name="isRightSent">Whether that is as the connector sent it.</param>
    /// <returns>Whether they do. NULL means the same as NULL only.</returns>
    public static bool AreEqual(TableColumn column, object? left, bool isLeftSent, object? right, bool isRightSent) =>
        string.Equals(Spelled(column, left, isLeftSent), Spelled(column, right, isRightSent), StringComparison.Ordinal);

    /// <summary>A value in the one spelling by which it is compared and shown.</summary>
    /// <param name="column">The column, with the forms in which its values are sent.</param>
    /// <param name="value">A value: as sent, as the database's text, or as a database client gives it.</param>
    /// <param name="isSent">Whether it is as the connector sent it; where not, it is read as stored, and, if it can't be, as sent.</param>
    /// <returns>The spelling; null for NULL. What cannot be read is its own spelling.</returns>
    public static string? Spelled(TableColumn column, object? value, bool isSent)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Spelled(ColumnType.Of(column), column.Forms, value, isSent);
    }

    internal static string? Spelled(ColumnType type, ValueForms forms, object? value, bool isSent) => value is null or DBNull ? null
        : isSent ? WireDecoding.Of(type, forms, value) ?? RawText.Of(value)
        : StoredDecoding.Of(type, forms, value) ?? WireDecoding.Of(type, forms, value) ?? RawText.Of(value);

    internal static string SpelledList(IEnumerable<string?> elements) =>
        $"[{string.Join(',', elements.Select(element => element is null ? "NULL" : JsonMeaning.Quoted(element)))}]";
}
