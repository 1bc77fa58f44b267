using System.Data.Common;

namespace Samples.Guests;

/// <summary>How changes are merged into the table <c>profiles</c>, in words that SQLite and PostgreSQL both understand.</summary>
public interface IProfileMerge
{
    /// <summary>The statements that make the tables where they are missing.</summary>
    string Schema { get; }

    /// <summary>The query for the profiles as they are: id, customer, amount, note.</summary>
    string Query { get; }

    /// <summary>Merges a change.</summary>
    /// <param name="connection">The database, in a transaction.</param>
    /// <param name="change">What happened.</param>
    void Apply(DbConnection connection, RowChange change);
}
