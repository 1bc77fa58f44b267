namespace StreamTesting.Domains;

/// <summary>What the events of one key have in common, by topic.</summary>
public enum RetailKey
{
    /// <summary>
    /// As the document has it (RX-1): a sale its own id, so that no two sales have an order; an inventory update store and product; an alert
    /// the store; a price change the product; a customer event the customer.
    /// </summary>
    Documented,

    /// <summary>The store, so that a store's events of a topic are in order; but the product for price changes, which are of all stores.</summary>
    Store,
}
