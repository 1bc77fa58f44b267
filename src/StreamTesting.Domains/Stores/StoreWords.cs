namespace StreamTesting.Domains;

/// <summary>The document's words, and the forms of its ids (source document 003, A.4).</summary>
internal static class StoreWords
{
    public const string Entrance = "ENTRANCE";
    public const string Checkout = "CHECKOUT";
    public const string Maintenance = "maintenance";

    /// <summary>The zones where goods stand, in the order of <see cref="ProductTable.DepartmentOf"/>.</summary>
    public static readonly string[] Departments = ["ELECTRONICS", "GROCERY", "CLOTHING"];

    public static readonly string[] Zones = [Entrance, .. Departments, Checkout];

    public static readonly string[] Tenders = ["CASH", "CREDIT_CARD", "DEBIT_CARD", "CHECK", "MOBILE_PAY"];

    public static readonly string[] OnlineTenders = ["CREDIT_CARD", "DEBIT_CARD", "MOBILE_PAY"];

    public static readonly string[] Channels = ["SOCIAL", "SEARCH", "DISPLAY", "EMAIL", "VIDEO"];

    public static readonly string[] Campaigns = [.. Channels.Select(channel => "CAMP_" + channel)];

    public static readonly string[] MarketingKeys = [.. Channels.Select(channel => "marketing_" + channel.ToLowerInvariant())];

    public static readonly string[] Devices = ["MOBILE", "DESKTOP", "TABLET"];

    public static readonly WeightedChoice<string> Priority = new(("NORMAL", .7), ("HIGH", .2), ("URGENT", .1));
}
