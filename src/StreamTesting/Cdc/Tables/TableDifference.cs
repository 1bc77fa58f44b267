namespace StreamTesting;

/// <summary>One difference between a consumer's table and the truth.</summary>
/// <param name="Anomaly">Its name: one of <see cref="TableAnomalies"/>.</param>
/// <param name="Key">The row's key, for example <c>id=1</c>; the row itself where the table has no key.</param>
/// <param name="Message">What is wrong, with the values.</param>
/// <param name="Rule">What was expected and why, with the records' numbers.</param>
/// <param name="RecordNumber">The record that decides it; null where the stream says nothing of the key.</param>
public sealed record TableDifference(string Anomaly, string Key, string Message, string Rule, int? RecordNumber)
{
    /// <summary>How often it is there: 1, or the rows too many where there are several of a key.</summary>
    public int Count { get; init; } = 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Anomaly}: {Message}: {Rule}";
}
