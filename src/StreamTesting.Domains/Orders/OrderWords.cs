namespace StreamTesting.Domains;

/// <summary>The document's words and their weights (source document 001, A.1).</summary>
internal static class OrderWords
{
    public const string Adjustment = "post_auth_adjustment";

    /// <summary>By <see cref="OrderStep"/>.</summary>
    public static readonly string[] Types =
        ["order_created", "payment_authorized", "order_amount_corrected", "order_shipped", "order_cancelled"];

    public static readonly WeightedChoice<string> Currency = new(("USD", .85), ("EUR", .08), ("GBP", .04), ("CAD", .03));

    public static readonly WeightedChoice<string> Payment = new(("card", .75), ("paypal", .15), ("apple_pay", .08), ("bank_transfer", .02));

    public static readonly WeightedChoice<string> Carrier = new(("UPS", .45), ("FedEx", .35), ("USPS", .15), ("DHL", .05));

    public static readonly WeightedChoice<string> Reason = new(("payment_failed", .5), ("customer_request", .35), ("out_of_stock", .15));

    public static readonly WeightedChoice<string> Device = new(("desktop", .45), ("mobile", .45), ("tablet", .10));

    public static readonly WeightedChoice<string> Source = new(("web", .55), ("ios", .22), ("android", .18), ("partner_api", .05));

    public static readonly WeightedChoice<string> Environment = new(("prod", .92), ("staging", .08));

    /// <summary>Draws until it is another word, with the weights among the others.</summary>
    public static string Other(WeightedChoice<string> words, string word, ref RandomSource random)
    {
        var drawn = words.Pick(ref random);
        while (drawn == word)
        {
            drawn = words.Pick(ref random);
        }

        return drawn;
    }
}
