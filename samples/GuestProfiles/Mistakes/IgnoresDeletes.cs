using System.Data.Common;

namespace Samples.Guests.Mistakes;

/// <summary>Wrong: reads only what has an <c>after</c>, so that a deleted guest stays.</summary>
public sealed class IgnoresDeletes : IProfileMerge
{
    /// <inheritdoc/>
    public string Schema => Sql.KeyedTable;

    /// <inheritdoc/>
    public string Query => Sql.Profiles;

    /// <inheritdoc/>
    public void Apply(DbConnection connection, RowChange change)
    {
        if (change.Profile is not null)
        {
            connection.Run(Sql.Upsert, change);
        }
    }
}
