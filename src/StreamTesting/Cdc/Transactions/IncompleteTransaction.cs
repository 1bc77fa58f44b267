using System.Globalization;

namespace StreamTesting;

/// <summary>A transaction of which not all has come.</summary>
/// <param name="Id">PostgreSQL: the number of the transaction; MariaDB, MySQL: its GTID.</param>
/// <param name="Received">How many different changes of it have come.</param>
/// <param name="Expected">How many its END counts; null where no END has come. After a restart an END counts only what was sent since.</param>
/// <param name="RecordNumber">The number of the first record of it.</param>
public sealed record IncompleteTransaction(string Id, int Received, long? Expected, int RecordNumber)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"transaction {Id}: {Received} of {Expected?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number of"} changes, from record #{RecordNumber} on");
}
