namespace StreamTesting.Domains;

/// <summary>One or two impressions that a customer sees, and the visit they lead to, if they do.</summary>
internal sealed class AdJourney : StoreActor
{
    private const long Retry = 15 * StoreHours.Minute;
    private readonly StoreRegion _region;
    private readonly StreamEntity _entity;
    private readonly long _number;
    private readonly int _customer;
    private readonly int _channel;
    private RandomSource _random;
    private bool _hasSecond;

    public AdJourney(StoreRegion region, StreamEntity entity, long number, int customer, int channel, RandomSource random)
    {
        (_region, _entity, _number, _customer, _channel, _random) = (region, entity, number, customer, channel, random);
        Id = StoreIds.Journey(region.Number, number);
        LastTrace = Show(null, 1);
        Due = Never;
    }

    /// <summary>The correlation id of all that belongs to it.</summary>
    public string Id { get; }

    public string Campaign => StoreWords.Campaigns[_channel];

    /// <summary>The trace id of the last impression, which has the credit.</summary>
    public string LastTrace { get; private set; }

    /// <summary>Lets the journey go on to a visit.</summary>
    public void Convert()
    {
        _hasSecond = _random.NextCoin(_region.Options.Marketing.SecondTouchRate);
        if (_hasSecond)
        {
            Due = _region.Now + _random.NextInRange(10 * StoreHours.Minute, 60 * StoreHours.Minute);
            return;
        }

        Due = VisitAfter(_region.Now);
    }

    public override void Act()
    {
        if (_hasSecond)
        {
            _hasSecond = false;
            LastTrace = Show(LastTrace, 2);
            Due = VisitAfter(Due);
            return;
        }

        if (_region.Shoppers.IsInside(_customer))
        {
            Due = Open(Due + Retry);
            return;
        }

        Visit.Enter(_region.Stores[_region.Shoppers.HomeOf(_customer)], _customer, "campaign", this, _random);
        Due = Never;
    }

    private long VisitAfter(long time)
    {
        var marketing = _region.Options.Marketing;
        return Open(time + _random.NextInRange((long)marketing.ShortestDelay.TotalMilliseconds, (long)marketing.LongestDelay.TotalMilliseconds));
    }

    private long Open(long time)
    {
        var hours = _region.Hours;
        return hours.Within(time, hours.Closes - hours.LastEntry, _random.NextInRange(0, 120 * StoreHours.Minute));
    }

    private string Show(string? parent, int touch) => _region.Emit(_entity, StoreEventType.AdImpression, new AdImpression(
        StoreWords.Channels[_channel],
        Campaign,
        StoreIds.Creative(_channel, _random.NextInRange(1, 10)),
        StoreIds.Ad(_customer),
        StoreIds.Impression(_region.Number, (2 * _number) + touch - 2),
        StoreMoney.Amount(_random.NextInRange(10, 250)),
        StoreWords.Devices[_random.NextBelow(StoreWords.Devices.Length)]) { CorrelationId = Id, ParentEventId = parent });
}
