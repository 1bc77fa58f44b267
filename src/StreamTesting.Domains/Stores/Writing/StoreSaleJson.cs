namespace StreamTesting.Domains;

/// <summary>The members of payloads that have to do with money.</summary>
internal static class StoreSaleJson
{
    public static void Write(ref JsonText json, StorePayload payload, DateTimeOffset time)
    {
        switch (payload)
        {
            case ReceiptLineAdded line:
                json.Text(",\"receipt_id\":"u8, line.ReceiptId);
                json.Number(",\"store_id\":"u8, line.StoreId);
                json.Number(",\"line_number\":"u8, line.LineNumber);
                json.Number(",\"product_id\":"u8, line.ProductId);
                json.Number(",\"quantity\":"u8, line.Quantity);
                json.Money(",\"unit_price\":"u8, line.UnitPrice);
                json.Money(",\"extended_price\":"u8, line.ExtendedPrice);
                json.Money(",\"discount\":"u8, line.Discount);
                json.Text(",\"promo_code\":"u8, line.PromoCode);
                break;
            case ReceiptCreated receipt:
                json.Number(",\"store_id\":"u8, receipt.StoreId);
                json.Number(",\"customer_id\":"u8, receipt.CustomerId);
                json.Text(",\"receipt_id\":"u8, receipt.ReceiptId);
                json.Money(",\"gross\":"u8, receipt.Gross);
                json.Money(",\"discount\":"u8, receipt.Discount);
                json.Money(",\"subtotal\":"u8, receipt.Subtotal);
                json.Money(",\"tax\":"u8, receipt.Tax);
                json.Money(",\"total\":"u8, receipt.Total);
                json.Text(",\"tender_type\":"u8, receipt.TenderType);
                json.Number(",\"item_count\":"u8, receipt.ItemCount);
                json.Text(",\"campaign_id\":"u8, receipt.CampaignId);
                break;
            case PaymentProcessed paid:
                json.Text(",\"receipt_id\":"u8, paid.ReceiptId);
                json.Text(",\"order_id\":"u8, paid.OrderId);
                json.Number(",\"store_id\":"u8, paid.StoreId);
                json.Number(",\"customer_id\":"u8, paid.CustomerId);
                json.Text(",\"payment_method\":"u8, paid.PaymentMethod);
                json.Money(",\"amount\":"u8, paid.Amount);
                json.Text(",\"transaction_id\":"u8, paid.TransactionId);
                json.Milliseconds(",\"processing_time\":"u8, time);
                json.Number(",\"processing_time_ms\":"u8, paid.ProcessingTimeMs);
                json.Text(",\"status\":"u8, paid.Status);
                break;
            case PromotionApplied promotion:
                Write(ref json, promotion);
                break;
            case OnlineOrderCreated order:
                json.Text(",\"order_id\":"u8, order.OrderId);
                json.Number(",\"store_id\":"u8, order.StoreId);
                json.Number(",\"customer_id\":"u8, order.CustomerId);
                json.Number(",\"item_count\":"u8, order.ItemCount);
                json.Money(",\"subtotal\":"u8, order.Subtotal);
                json.Money(",\"tax\":"u8, order.Tax);
                json.Money(",\"total\":"u8, order.Total);
                json.Text(",\"tender_type\":"u8, order.TenderType);
                break;
        }
    }

    private static void Write(ref JsonText json, PromotionApplied promotion)
    {
        json.Text(",\"receipt_id\":"u8, promotion.ReceiptId);
        json.Number(",\"store_id\":"u8, promotion.StoreId);
        json.Number(",\"customer_id\":"u8, promotion.CustomerId);
        json.Text(",\"promo_code\":"u8, promotion.PromoCode);
        json.Money(",\"discount_amount\":"u8, promotion.DiscountAmount);
        json.Number(",\"discount_cents\":"u8, StoreMoney.Cents(promotion.DiscountAmount));
        json.Text(",\"discount_type\":"u8, promotion.DiscountType);
        json.Number(",\"product_count\":"u8, promotion.ProductIds.Count);
        for (var i = 0; i < promotion.ProductIds.Count; i++)
        {
            json.Number(i == 0 ? ",\"product_ids\":["u8 : ","u8, promotion.ProductIds[i]);
        }

        json.Raw(promotion.ProductIds.Count == 0 ? ",\"product_ids\":[]"u8 : "]"u8);
    }
}
