namespace StreamTesting.Domains;

/// <summary>What an update of a guest changes: always something else than it was.</summary>
internal static class GuestChanges
{
    private static readonly WeightedChoice<GuestColumns> Kinds = new(
        (GuestColumns.LoyaltyTier, .5),
        (GuestColumns.Email, .15),
        (GuestColumns.Email | GuestColumns.LoyaltyTier, .15),
        (GuestColumns.Email | GuestColumns.Phone, .1),
        (GuestColumns.Name | GuestColumns.Email, .1));

    public static GuestColumns Draw(ref GuestFacts facts, ref RandomSource random)
    {
        var columns = Kinds.Pick(ref random);
        if (columns.HasFlag(GuestColumns.LoyaltyTier))
        {
            var most = HotelWords.Tiers.Length - 1;
            var rises = random.NextCoin(0.8) ? facts.Tier < most : facts.Tier == 0;
            facts.Tier += rises ? 1 : -1;
        }

        if (columns.HasFlag(GuestColumns.Name))
        {
            facts.Last = Other(facts.Last, GuestNames.Count, ref random);
        }

        if (columns.HasFlag(GuestColumns.Email))
        {
            facts.MailForm = Other(facts.MailForm, GuestFacts.MailForms, ref random);
        }

        if (columns.HasFlag(GuestColumns.Phone))
        {
            facts.Phone = Other(facts.Phone, GuestFacts.Phones, ref random);
        }

        return columns;
    }

    public static int Other(int place, int count, ref RandomSource random) => (place + 1 + (int)random.NextBelow(count - 1)) % count;
}
