namespace StreamTesting.Domains;

/// <summary>Of which type each happening is.</summary>
internal sealed class RetailDraws
{
    private const int Block = 100;
    private readonly Seed _seed;
    private readonly double[] _upTo = new double[5];
    private readonly WeightedChoice<RetailKind>? _coin;
    private readonly RetailKind[] _kinds = new RetailKind[Block];

    public RetailDraws(RetailSales options, Seed seed)
    {
        _seed = seed.Derive("mix");
        var weights = options.Mix.Weights;
        var (sum, total) = (0.0, weights.Sum());
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            _upTo[i] = Math.Round(Block * sum / total, 9);
        }

        if (options.Mixing == Choosing.ByCoin)
        {
            _coin = new WeightedChoice<RetailKind>([.. weights.Select((weight, kind) => ((RetailKind)kind, weight))]);
        }
    }

    /// <summary>Says the type of a happening; they are asked for in turn.</summary>
    public RetailKind Next(long index)
    {
        if (_coin is not null)
        {
            var coin = _seed.Random(index);
            return _coin.Pick(ref coin);
        }

        var place = (int)(index % Block);
        if (place == 0)
        {
            Shuffle(index / Block);
        }

        return _kinds[place];
    }

    /// <summary>Every place of a hundred, moved by one fraction of a place, has the type that holds there; then they are shuffled.</summary>
    private void Shuffle(long block)
    {
        var random = _seed.Random(block);
        var moved = random.NextDouble();
        var kind = 0;
        for (var place = 0; place < Block; place++)
        {
            while (place + moved >= _upTo[kind] && kind < _upTo.Length - 1)
            {
                kind++;
            }

            _kinds[place] = (RetailKind)kind;
        }

        for (var place = Block - 1; place > 0; place--)
        {
            var other = random.NextBelow(place + 1);
            (_kinds[place], _kinds[other]) = (_kinds[other], _kinds[place]);
        }
    }
}
