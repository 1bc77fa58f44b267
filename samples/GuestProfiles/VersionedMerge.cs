using System.Data.Common;

namespace Samples.Guests;

/// <summary>
/// Keeps with each key the position in the database's log that it was last changed at, also of deleted keys, and takes no older change: right
/// whatever comes again, whenever. A change at the same position is the same change. Tombstones say nothing that the delete before them did not.
/// </summary>
public sealed class VersionedMerge : IProfileMerge
{
    /// <inheritdoc/>
    public string Schema =>
        """
        CREATE TABLE IF NOT EXISTS profiles (id BIGINT PRIMARY KEY, customer TEXT, amount TEXT, note TEXT, position TEXT NOT NULL, deleted INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS truncated (position TEXT NOT NULL);
        """;

    /// <inheritdoc/>
    public string Query => "SELECT id, customer, amount, note FROM profiles WHERE deleted = 0 ORDER BY id";

    /// <inheritdoc/>
    public void Apply(DbConnection connection, RowChange change)
    {
        switch (change.Op)
        {
            case "t":
                connection.Run("INSERT INTO truncated VALUES (@position)", change);
                connection.Run("UPDATE profiles SET deleted = 1, position = @position WHERE position < @position", change);
                break;
            case "c" or "u" or "r" or "d":
                connection.Run(
                    $"""
                    INSERT INTO profiles (id, customer, amount, note, position, deleted)
                    SELECT @id, @customer, @amount, @note, @position, {(change.Op == "d" ? 1 : 0)}
                    WHERE NOT EXISTS (SELECT * FROM truncated WHERE position > @position)
                    ON CONFLICT (id) DO UPDATE SET
                      customer = excluded.customer,
                      amount = excluded.amount,
                      note = CASE excluded.note WHEN '__debezium_unavailable_value' THEN profiles.note ELSE excluded.note END,
                      position = excluded.position,
                      deleted = excluded.deleted
                    WHERE excluded.position >= profiles.position
                    """,
                    change);
                break;
        }
    }
}
