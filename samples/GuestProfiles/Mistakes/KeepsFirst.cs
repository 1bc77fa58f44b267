using System.Data.Common;

namespace Samples.Guests.Mistakes;

/// <summary>Wrong: to be idempotent it ignores what it has, so that no update ever arrives.</summary>
public sealed class KeepsFirst : IProfileMerge
{
    /// <inheritdoc/>
    public string Schema => Sql.KeyedTable;

    /// <inheritdoc/>
    public string Query => Sql.Profiles;

    /// <inheritdoc/>
    public void Apply(DbConnection connection, RowChange change) => connection.Run(
        change.Op switch
        {
            "t" => "DELETE FROM profiles",
            "d" or "tombstone" => "DELETE FROM profiles WHERE id = @id",
            _ => "INSERT INTO profiles (id, customer, amount, note) VALUES (@id, @customer, @amount, @note) ON CONFLICT (id) DO NOTHING",
        },
        change);
}
