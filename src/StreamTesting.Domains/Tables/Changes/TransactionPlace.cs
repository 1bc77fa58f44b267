namespace StreamTesting.Domains;

/// <summary>An event's place in its transaction.</summary>
/// <param name="Order">Its number among all events of the transaction, from 1.</param>
/// <param name="TableOrder">Its number among those of its table, from 1.</param>
public readonly record struct TransactionPlace(int Order, int TableOrder);
