using System.Data.Common;

namespace Samples.Guests.Mistakes;

/// <summary>Wrong: to keep a deleted guest from coming back with an old record it remembers deleted keys for ever, so that a key that is used again stays away.</summary>
public sealed class NeverTakesBack : IProfileMerge
{
    /// <inheritdoc/>
    public string Schema => Sql.KeyedTable + "; CREATE TABLE IF NOT EXISTS gone (id BIGINT PRIMARY KEY)";

    /// <inheritdoc/>
    public string Query => Sql.Profiles;

    /// <inheritdoc/>
    public void Apply(DbConnection connection, RowChange change)
    {
        if (change.Op is "d" or "tombstone")
        {
            connection.Run("INSERT INTO gone VALUES (@id) ON CONFLICT DO NOTHING", change);
            connection.Run("DELETE FROM profiles WHERE id = @id", change);
        }
        else if (change.Op == "t")
        {
            connection.Run("DELETE FROM profiles");
        }
        else if (connection.Run("UPDATE gone SET id = id WHERE id = @id", change) == 0)
        {
            connection.Run(Sql.Upsert, change);
        }
    }
}
