namespace StreamTesting.Domains;

/// <summary>A sale. An inventory update of the same moment takes the quantity from the stock.</summary>
/// <param name="StoreId">The store, for example <c>STORE001</c>.</param>
/// <param name="ProductId">The product's SKU, for example <c>SKU00001</c> (R-21).</param>
/// <param name="Quantity">1, 2, 3, 4, 5 or 10 by the document's weights, but never more than there is (<see cref="RetailFaults.ClampedStock"/> apart).</param>
/// <param name="UnitPrice">The product's price at that moment.</param>
/// <param name="TotalAmount">Quantity times unit price, to the cent (<see cref="RetailFaults.TotalOff"/> apart).</param>
/// <param name="CustomerId">CUST1000 to CUST9999.</param>
/// <param name="PaymentMethod">credit_card, debit_card, cash or mobile_payment.</param>
/// <param name="StoreRegion">The store's region.</param>
/// <param name="ProductCategory">The product's category.</param>
public sealed record RetailTransaction(
    string StoreId,
    string ProductId,
    int Quantity,
    decimal UnitPrice,
    decimal TotalAmount,
    string CustomerId,
    string PaymentMethod,
    string StoreRegion,
    string ProductCategory) : RetailPayload;
