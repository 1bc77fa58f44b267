using System.Data.Common;

namespace Samples.Guests.Mistakes;

/// <summary>Wrong: takes every create for a new row, so that a create that comes again makes a second one.</summary>
public sealed class InsertsBlindly : IProfileMerge
{
    /// <inheritdoc/>
    public string Schema => "CREATE TABLE IF NOT EXISTS profiles (id BIGINT, customer TEXT, amount TEXT, note TEXT)";

    /// <inheritdoc/>
    public string Query => Sql.Profiles;

    /// <inheritdoc/>
    public void Apply(DbConnection connection, RowChange change) => connection.Run(
        change.Op switch
        {
            "t" => "DELETE FROM profiles",
            "d" or "tombstone" => "DELETE FROM profiles WHERE id = @id",
            "u" => "UPDATE profiles SET customer = @customer, amount = @amount, note = @note WHERE id = @id",
            _ => "INSERT INTO profiles (id, customer, amount, note) VALUES (@id, @customer, @amount, @note)",
        },
        change);
}
