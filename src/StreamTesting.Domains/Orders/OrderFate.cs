namespace StreamTesting.Domains;

/// <summary>What becomes of an order after its payment.</summary>
internal readonly record struct OrderFate(bool IsCancelled, bool IsShipped, bool IsCorrected);
