namespace StreamTesting.Domains;

/// <summary>Which happenings have the faults that options ask for: drawn apart, so that without them nothing else changes.</summary>
internal sealed class RetailFaultDraws(RetailSales options, Seed seed)
{
    private const int LeastOff = 2;
    private const int MostOff = 100;
    private readonly Seed _oversold = seed.Derive("oversold");
    private readonly Seed _totals = seed.Derive("totals");
    private readonly Seed _reasons = seed.Derive("reasons");

    public bool IsOversold(long index)
    {
        var random = _oversold.Random(index);
        return options.OversoldRate > 0 && random.NextCoin(options.OversoldRate);
    }

    public int CentsOff(long index)
    {
        var random = _totals.Random(index);
        return options.WrongTotalRate > 0 && random.NextCoin(options.WrongTotalRate) ? (int)random.NextInRange(LeastOff, MostOff) : 0;
    }

    /// <summary>A reason that contradicts the change; null where it is to fit, or nothing changes.</summary>
    public string? WrongReason(long index, int change)
    {
        var random = _reasons.Random(index);
        if (options.WrongReasonRate <= 0 || !random.NextCoin(options.WrongReasonRate) || change == 0)
        {
            return null;
        }

        return change < 0 ? RetailWords.Receipt : random.NextCoin(0.5) ? RetailWords.Damage : RetailWords.Theft;
    }
}
