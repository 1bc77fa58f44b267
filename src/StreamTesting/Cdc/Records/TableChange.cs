namespace StreamTesting;

/// <summary>What became of a table by a statement.</summary>
/// <param name="Type">What happened: <c>CREATE</c>, <c>ALTER</c> or <c>DROP</c>.</param>
/// <param name="Id">The table with quotes, for example <c>"shop"."orders"</c>.</param>
/// <param name="Table">The table's description, its columns and key among it, as it was sent; null where the table is gone.</param>
public sealed record TableChange(string Type, string Id, WireJson? Table);
