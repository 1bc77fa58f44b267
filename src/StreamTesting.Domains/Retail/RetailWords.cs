namespace StreamTesting.Domains;

/// <summary>The document's words and weights (source document 002, A.3), and those made up where it has none.</summary>
internal static class RetailWords
{
    public const string Supplier = "Auto-Restock System";

    public const string Sale = "sale";

    public const string Receipt = "receipt";

    public const string Adjustment = "adjustment";

    public const string Damage = "damage";

    public const string Theft = "theft";

    public const string Increase = "increase";

    public const string Decrease = "decrease";

    /// <summary>By <see cref="RetailKind"/>.</summary>
    public static readonly string[] Types = ["sales_transaction", "inventory_update", "customer_event", "price_change", "restock_alert"];

    public static readonly WeightedChoice<int> Quantity = new((1, .40), (2, .30), (3, .15), (4, .08), (5, .05), (10, .02));

    public static readonly string[] Payments = ["credit_card", "debit_card", "cash", "mobile_payment"];

    public static readonly string[] Reasons = [Receipt, Adjustment, Damage, Theft];

    public static readonly string[] IncreaseReasons = ["cost_change", "seasonal"];

    public static readonly string[] DecreaseReasons = ["promotion", "cost_change", "seasonal", "clearance"];

    public static readonly string[] Activities = ["store_entrance", "browsing", "product_view", "cart_addition", "cart_removal"];

    public static readonly string[] Regions = ["North", "South", "East", "West", "Central"];

    public static readonly string[] Categories =
        ["Electronics", "Clothing", "Groceries", "Home & Garden", "Sports", "Toys", "Books", "Beauty", "Automotive", "Office"];

    /// <summary>Another word than the one given, each as likely.</summary>
    public static string Other(string[] words, string word, ref RandomSource random)
    {
        var rest = Array.FindAll(words, other => other != word);
        return rest[random.NextBelow(rest.Length)];
    }
}
