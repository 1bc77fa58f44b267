namespace StreamTesting.Domains;

/// <summary>What the products cost now, in cents.</summary>
internal sealed class RetailPrices(RetailSales options, int[] first)
{
    private readonly int[] _cents = [.. first];

    public int this[int product] => _cents[product];

    /// <summary>Draws a change and makes it; false where nothing changes.</summary>
    public bool Change(int product, ref RandomSource random, out bool isIncrease)
    {
        var direction = random.NextDouble();
        var part = random.NextDouble();
        isIncrease = direction < options.IncreaseRate;
        if (!isIncrease && direction >= options.IncreaseRate + options.DecreaseRate)
        {
            return false;
        }

        var changed = Changed(product, isIncrease, part);
        if (!IsAllowed(product, changed))
        {
            isIncrease = !isIncrease;
            changed = Changed(product, isIncrease, part);
            if ((isIncrease ? options.IncreaseRate : options.DecreaseRate) <= 0 || !IsAllowed(product, changed))
            {
                return false;
            }
        }

        _cents[product] = changed;
        return true;
    }

    private int Changed(int product, bool isIncrease, double part)
    {
        var old = _cents[product];
        var by = isIncrease ? 0.01 + (0.14 * part) : 0.01 + (0.24 * part);
        var cents = Math.Max(1, (int)Math.Round(old * by, MidpointRounding.AwayFromZero));
        return isIncrease ? old + cents : old - cents;
    }

    private bool IsAllowed(int product, int cents) => cents >= Math.Max(1, first[product] / 10) && cents <= 10L * first[product];
}
