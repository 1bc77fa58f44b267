using System.Text.Json;

namespace Samples.Guests;

/// <summary>A guest as the projection keeps it: a row of the source's table <c>orders</c>.</summary>
/// <param name="Id">The key.</param>
/// <param name="Customer">The guest's name.</param>
/// <param name="Amount">What the guest owes, as the source's decimal text.</param>
/// <param name="Note">A remark.</param>
public sealed record Profile(long Id, string? Customer, string? Amount, string? Note)
{
    /// <summary>Reads a row of an envelope.</summary>
    /// <param name="row">The envelope's <c>after</c>.</param>
    /// <returns>The profile.</returns>
    public static Profile Of(JsonElement row) => new(
        row.GetProperty("id").GetInt64(), row.GetProperty("customer").GetString(), row.GetProperty("amount").GetString(), row.GetProperty("note").GetString());
}
