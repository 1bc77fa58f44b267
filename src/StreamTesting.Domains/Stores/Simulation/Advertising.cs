namespace StreamTesting.Domains;

/// <summary>Shows ads to the customers of a region, at any hour: each is the beginning of a journey.</summary>
internal sealed class Advertising : DailyTraffic
{
    private readonly Seed _facts;
    private readonly double[] _conversion;

    public Advertising(StoreRegion region, StreamEntity[] entities)
        : base(
            region,
            region.Seed.Derive("ads"),
            region.Options.Marketing.JourneysPerStoreDay * region.Stores.Count * region.Calendar.Traffic,
            0,
            StoreRegion.Day)
    {
        _facts = region.Seed.Derive("ad facts");
        _conversion = region.Options.Marketing.Conversion.ByChannel();
        Entities = entities;
    }

    /// <summary>By channel.</summary>
    public StreamEntity[] Entities { get; }

    protected override void Happen()
    {
        var facts = _facts.Random(Ordinal);
        var customer = Region.Shoppers.Any(ref facts);
        var channel = (int)facts.NextBelow(StoreWords.Channels.Length);
        var converts = facts.NextCoin(_conversion[channel]);
        var journey = new AdJourney(Region, Entities[channel], Ordinal + 1, customer, channel, facts);
        if (converts)
        {
            journey.Convert();
            Region.Add(journey);
        }
    }
}
