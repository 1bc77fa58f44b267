using Bogus;
using Bogus.DataSets;

namespace StreamTesting.Domains;

/// <summary>Pools of made-up names, drawn once a world. Names stand in no event: ids do.</summary>
internal sealed class StoreNames
{
    private const int PoolSize = 256;
    private readonly string[] _cities;
    private readonly string[] _firstNames;
    private readonly string[] _lastNames;
    private readonly string[] _products;

    public StoreNames(Seed seed)
    {
        var randomizer = new Randomizer((int)(seed.Derive("names").Value & 0x7FFFFFFF));
        var (addresses, names, goods) = (new Address("en"), new Name("en"), new Commerce("en"));
        (addresses.Random, names.Random, goods.Random) = (randomizer, randomizer, randomizer);
        _cities = Pool(() => addresses.City());
        _firstNames = Pool(() => names.FirstName());
        _lastNames = Pool(() => names.LastName());
        _products = Pool(() => goods.ProductName());
    }

    public string City(ref RandomSource random) => Pick(_cities, ref random);

    public string Person(ref RandomSource random) => $"{Pick(_firstNames, ref random)} {Pick(_lastNames, ref random)}";

    public string Product(ref RandomSource random) => Pick(_products, ref random);

    private static string Pick(string[] pool, ref RandomSource random) => pool[random.NextBelow(pool.Length)];

    private static string[] Pool(Func<string> make) => [.. Enumerable.Range(0, PoolSize).Select(_ => make())];
}
