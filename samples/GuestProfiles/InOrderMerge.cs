using System.Data.Common;

namespace Samples.Guests;

/// <summary>
/// Upserts and deletes as the records come: right as long as the order within each key is kept, a suffix that comes again after a crash
/// included; wrong where a single old record comes again behind newer ones.
/// </summary>
public sealed class InOrderMerge : IProfileMerge
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
            _ => Sql.Upsert,
        },
        change);
}
