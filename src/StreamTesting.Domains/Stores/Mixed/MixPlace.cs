namespace StreamTesting.Domains;

/// <summary>What an event of a mixed batch refers to.</summary>
/// <param name="Store">The store; null where it is about a distribution center.</param>
/// <param name="Center">The distribution center that it is about; null where it is about a store.</param>
/// <param name="Dc">Any distribution center: where a truck comes from.</param>
/// <param name="Product">A product.</param>
/// <param name="Customer">A customer.</param>
/// <param name="Channel">A channel of ads, from 0.</param>
internal readonly record struct MixPlace(int? Store, int? Center, int Dc, int Product, int Customer, int Channel)
{
    public static MixPlace Draw(StoreMix options, ref RandomSource random, StoreEventType type, bool isStore)
    {
        var store = 1 + (int)random.NextBelow(options.StoreCount);
        var center = 1 + (int)random.NextBelow(options.DcCount);
        var mayBeCenter = type is StoreEventType.InventoryUpdated or StoreEventType.StockoutDetected or StoreEventType.ReorderTriggered
            or StoreEventType.TruckArrived or StoreEventType.TruckDeparted;
        var isCenter = mayBeCenter && !isStore;
        return new MixPlace(
            isCenter ? null : store,
            isCenter ? center : null,
            center,
            1 + (int)random.NextBelow(options.Products),
            1 + (int)random.NextBelow(options.Customers),
            (int)random.NextBelow(StoreWords.Channels.Length));
    }
}
