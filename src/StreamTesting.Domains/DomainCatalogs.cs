namespace StreamTesting.Domains;

/// <summary>The domains of this package, for <see cref="StreamPlan.FromJson"/>.</summary>
public static class DomainCatalogs
{
    /// <summary>All domains of this package.</summary>
    public static DomainCatalog All { get; } = new(
        new OrderLifecycles(0),
        new ApiCalls(0),
        new RetailSales(),
        new CapturedChanges(""),
        new HotelBookings(),
        new HotelGuests(),
        new HotelRoomPrices(),
        new HotelOperations(),
        new HotelReplay(""),
        new CsvReplay("", "", ""),
        new StoreDays(),
        new StoreMix(),
        new TableChanges(0));
}
