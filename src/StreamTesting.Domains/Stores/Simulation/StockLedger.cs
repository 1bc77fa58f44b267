namespace StreamTesting.Domains;

/// <summary>The stock of one place, by the products' numbers less 1: what is there, what of it is promised, and when to order how many.</summary>
internal sealed class StockLedger
{
    private readonly Entry[] _entries;

    /// <param name="products">How many products there are.</param>
    /// <param name="seed">The place's seed.</param>
    /// <param name="scale">1 for a store; a distribution center has ten times as much of everything.</param>
    public StockLedger(int products, Seed seed, int scale)
    {
        _entries = new Entry[products];
        for (var product = 0; product < products; product++)
        {
            var random = seed.Random(product);
            var point = scale * (int)random.NextInRange(10, 30);
            var quantity = scale * (int)random.NextInRange(50, 200);
            _entries[product] = new Entry { Point = point, Quantity = quantity, OnHand = (int)random.NextInRange(1, point + quantity) };
        }
    }

    public int Count => _entries.Length;

    public ref Entry this[int product] => ref _entries[product];

    public int AvailableOf(int product) => _entries[product].OnHand - _entries[product].Promised;

    internal struct Entry
    {
        public int OnHand;
        public int Promised;
        public int Point;
        public int Quantity;
        public bool IsOrdered;
    }
}
