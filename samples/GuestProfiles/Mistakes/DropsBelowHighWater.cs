using System.Data.Common;

namespace Samples.Guests.Mistakes;

/// <summary>
/// Wrong: drops all at or below the highest position it has seen, of whatever key. A change of a key sends a delete and a create at one
/// position, and transactions that ran side by side come in the order of their commits, not of their positions: both lose rows.
/// </summary>
public sealed class DropsBelowHighWater : IProfileMerge
{
    /// <inheritdoc/>
    public string Schema => Sql.KeyedTable + "; CREATE TABLE IF NOT EXISTS seen (position TEXT NOT NULL)";

    /// <inheritdoc/>
    public string Query => Sql.Profiles;

    /// <inheritdoc/>
    public void Apply(DbConnection connection, RowChange change)
    {
        if (change.Op != "tombstone" && connection.Run("INSERT INTO seen SELECT @position WHERE NOT EXISTS (SELECT * FROM seen WHERE position >= @position)", change) > 0)
        {
            connection.Run(change.Op switch { "t" => "DELETE FROM profiles", "d" => "DELETE FROM profiles WHERE id = @id", _ => Sql.Upsert }, change);
        }
    }
}
