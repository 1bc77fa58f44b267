namespace StreamTesting.Domains;

/// <summary>What a customer buys, in cents. Gross less discount is the subtotal; subtotal plus tax is the total.</summary>
internal sealed class Basket(string tender)
{
    private readonly List<BasketLine> _lines = [];

    public string Tender { get; } = tender;

    public IReadOnlyList<BasketLine> Lines => _lines;

    public long Gross { get; private set; }

    public long Discount { get; private set; }

    public long Subtotal => Gross - Discount;

    public long Tax { get; private set; }

    public long Total => Subtotal + Tax;

    public string? PromoCode { get; private set; }

    public bool IsPercentage { get; private set; }

    public bool Has(int product)
    {
        foreach (var line in _lines)
        {
            if (line.Product == product)
            {
                return true;
            }
        }

        return false;
    }

    public void Add(int product, int quantity, int price)
    {
        _lines.Add(new BasketLine(product, quantity, price));
        Gross += (long)quantity * price;
    }

    /// <summary>Takes a discount off, of which each line has its part: that of the lines up to it, less that of the lines before.</summary>
    public void Apply(string code, bool isPercentage, long discount)
    {
        (PromoCode, IsPercentage, Discount) = (code, isPercentage, discount);
        var (gross, taken) = (0L, 0L);
        for (var i = 0; i < _lines.Count; i++)
        {
            gross += _lines[i].Extended;
            var part = (discount * gross / Gross) - taken;
            taken += part;
            _lines[i] = _lines[i] with { Discount = part };
        }
    }

    public void Tally(long taxPoints) => Tax = StoreMoney.Share(Subtotal, taxPoints);
}
