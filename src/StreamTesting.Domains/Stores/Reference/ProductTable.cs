namespace StreamTesting.Domains;

/// <summary>The products as the simulation needs them: prices and departments by number, and each department in the order of its prices.</summary>
internal sealed class ProductTable
{
    private const int LeastPrice = 25;
    private const int MostPrice = 40_000;
    private readonly int[] _prices;
    private readonly (int[] Products, int[] Prices)[] _byDepartment;

    public ProductTable(int count, Seed seed)
    {
        Seed = seed.Derive("prices");
        _prices = new int[count];
        var departments = StoreWords.Departments.Length;
        for (var i = 0; i < count; i++)
        {
            var random = Seed.Random(i);
            _prices[i] = (int)Math.Clamp(Math.Round(100 * random.NextLogNormal(2.5, 1.3), MidpointRounding.AwayFromZero), LeastPrice, MostPrice);
        }

        _byDepartment = new (int[], int[])[departments];
        for (var department = 0; department < departments; department++)
        {
            var products = Enumerable.Range(0, count).Where(i => i % departments == department).OrderBy(i => _prices[i]).ThenBy(i => i).ToArray();
            _byDepartment[department] = (products, [.. products.Select(i => _prices[i])]);
        }
    }

    public Seed Seed { get; }

    public int Count => _prices.Length;

    /// <summary>The price of a product, in cents, by its number less 1.</summary>
    public int PriceOf(int index) => _prices[index];

    public static int DepartmentOf(int index) => index % StoreWords.Departments.Length;

    /// <summary>The products of a department from the cheapest, and the place of the first that costs at least so much, or of the last.</summary>
    public int[] From(int department, long cents, out int place)
    {
        var (products, prices) = _byDepartment[department];
        place = Array.BinarySearch(prices, (int)Math.Min(cents, int.MaxValue));
        place = Math.Min(place < 0 ? ~place : place, products.Length - 1);
        if (place > 0 && cents - prices[place - 1] < prices[place] - cents)
        {
            place--;
        }

        return products;
    }
}
