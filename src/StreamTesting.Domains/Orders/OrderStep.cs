namespace StreamTesting.Domains;

/// <summary>The steps of an order's life, in the order they take where they happen.</summary>
internal enum OrderStep
{
    Created,
    Authorized,
    Corrected,
    Shipped,
    Cancelled,
}
