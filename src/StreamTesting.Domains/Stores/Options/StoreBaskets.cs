namespace StreamTesting.Domains;

/// <summary>What customers buy (S-09 to S-11, S-23, SX-2). Immutable.</summary>
public sealed record StoreBaskets
{
    /// <summary>How likely a session ends in a purchase; from 0 to 1, 0.4 by default.</summary>
    public double PurchaseRate { get; init; } = 0.4;

    /// <summary>How likely a session that an ad led to ends in a purchase; from 0 to 1, 0.8 by default.</summary>
    public double CampaignPurchaseRate { get; init; } = 0.8;

    /// <summary>The mean of the number of lines, which is that of N(mean, deviation) without its fraction, from 1 to 20; from 1 to 20, 4.2 by default.</summary>
    public double ItemsMean { get; init; } = 4.2;

    /// <summary>The standard deviation of the number of lines; from 0 to 10, 2.0 by default.</summary>
    public double ItemsDeviation { get; init; } = 2.0;

    /// <summary>What a customer of a medium store is ready to spend at the least; whole cents from 1 to 100,000, 10 by default.</summary>
    public decimal SpendFrom { get; init; } = 10m;

    /// <summary>What a customer of a medium store is ready to spend at the most; whole cents up to 100,000, 200 by default. Each cent is as likely.</summary>
    public decimal SpendTo { get; init; } = 200m;

    /// <summary>How much more a customer whom an ad led is ready to spend, as a share; from 0 to 10, 0.3 by default.</summary>
    public double CampaignSpend { get; init; } = 0.3;

    /// <summary>How many more lines such a customer's receipt has, as a share; from 0 to 10, 0.25 by default.</summary>
    public double CampaignItems { get; init; } = 0.25;

    /// <summary>How much longer such a customer stays, as a share; from 0 to 10, 0.2 by default.</summary>
    public double CampaignStay { get; init; } = 0.2;

    /// <summary>The tax on net amounts, in whole basis points; from 0 to 1, 0.08 by default.</summary>
    public double TaxRate { get; init; } = 0.08;

    /// <summary>How likely a receipt has a promotion; from 0 to 1, 0.2 by default.</summary>
    public double PromotionRate { get; init; } = 0.2;

    /// <summary>How likely a receipt that an ad led to has a promotion (S-73); from 0 to 1, 1 by default.</summary>
    public double CampaignPromotionRate { get; init; } = 1;

    /// <summary>The share of the promotions that take off a percentage, not 5 to 25 (at most half the gross); from 0 to 1, 0.7 by default.</summary>
    public double PercentageRate { get; init; } = 0.7;

    /// <summary>How many online orders a medium store has on a day where every factor is 1; from 0 to 100,000, 10 by default.</summary>
    public double OnlinePerStoreDay { get; init; } = 10;

    internal void Validate()
    {
        OptionRange.CheckRate(PurchaseRate, nameof(PurchaseRate), "The share of purchases (baskets.purchaseRate)");
        OptionRange.CheckRate(CampaignPurchaseRate, nameof(CampaignPurchaseRate), "The share of purchases after ads (baskets.campaignPurchaseRate)");
        OptionRange.CheckNumber(ItemsMean, 1, 20, nameof(ItemsMean), "The mean number of lines (baskets.itemsMean)");
        OptionRange.CheckNumber(ItemsDeviation, 0, 10, nameof(ItemsDeviation), "The deviation of the number of lines (baskets.itemsDeviation)");
        CheckAmount(SpendFrom, 1m, nameof(SpendFrom), "The least spending (baskets.spendFrom)");
        CheckAmount(SpendTo, SpendFrom, nameof(SpendTo), "The greatest spending (baskets.spendTo)");
        OptionRange.CheckNumber(CampaignSpend, 0, 10, nameof(CampaignSpend), "The spending uplift (baskets.campaignSpend)");
        OptionRange.CheckNumber(CampaignItems, 0, 10, nameof(CampaignItems), "The uplift of lines (baskets.campaignItems)");
        OptionRange.CheckNumber(CampaignStay, 0, 10, nameof(CampaignStay), "The uplift of stays (baskets.campaignStay)");
        OptionRange.CheckRate(TaxRate, nameof(TaxRate), "The tax rate (baskets.taxRate)");
        OptionRange.CheckRate(PromotionRate, nameof(PromotionRate), "The share of promotions (baskets.promotionRate)");
        OptionRange.CheckRate(CampaignPromotionRate, nameof(CampaignPromotionRate), "The share of promotions after ads (baskets.campaignPromotionRate)");
        OptionRange.CheckRate(PercentageRate, nameof(PercentageRate), "The share of percentages (baskets.percentageRate)");
        OptionRange.CheckNumber(OnlinePerStoreDay, 0, 100_000, nameof(OnlinePerStoreDay), "The number of online orders (baskets.onlinePerStoreDay)");
    }

    private static void CheckAmount(decimal amount, decimal least, string name, string of)
    {
        if (amount < least || amount > 100_000m || decimal.Round(amount, 2) != amount)
        {
            throw new ArgumentOutOfRangeException(
                name, amount, FormattableString.Invariant($"{of} is {amount}; it must lie between {least} and 100000, in whole cents."));
        }
    }
}
