using System.Collections;

namespace StreamTesting.Domains;

/// <summary>The events of a mixed batch, each from the seed and its number.</summary>
internal sealed class MixEvents(StoreMix options, Seed seed) : IEnumerable<StreamEvent>
{
    private const long LeastNumbers = 99_999;

    public IEnumerator<StreamEvent> GetEnumerator()
    {
        var maker = new MixMaker(options, seed);
        var order = new KeyedPermutation(seed.Derive("types"), options.Count);
        var types = new MixTypes(options.Weights.CountsOf(options.Count));
        var (moments, coins) = (seed.Derive("moments"), seed.Derive("pattern"));
        var interval = (long)options.EmitInterval.TotalMilliseconds;
        var start = options.Start.ToUnixTimeMilliseconds();
        var numbers = Math.Max(LeastNumbers, options.Burst * ((1000 / interval) + 2));
        for (long index = 0; index < options.Count; index++)
        {
            var (burst, place) = Math.DivRem(index, options.Burst);
            var within = (place + moments.Random(index).NextDouble()) / options.Burst;
            var time = start + (burst * interval) + Math.Min((long)(within * interval), interval - 1);
            var type = types.At(order.PlaceOf(index));
            var at = DateTimeOffset.FromUnixTimeMilliseconds(time);
            if (!options.Patterned || coins.Random(index).NextCoin(StoreMix.LikelihoodOf(type, at)))
            {
                yield return maker.Make(type, at, index, StoreIds.Trace(time / 1000, (index % numbers) + 1));
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
