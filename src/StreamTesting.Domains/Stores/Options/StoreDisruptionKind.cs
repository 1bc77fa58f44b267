namespace StreamTesting.Domains;

/// <summary>What disrupts supply (SX-1). The names in the bytes are dc_outage, inventory_shortage, truck_breakdown and weather_delay.</summary>
public enum StoreDisruptionKind
{
    /// <summary>No truck leaves the distribution center for a store.</summary>
    DcOutage,

    /// <summary>Trucks to stores carry less than was ordered: down to a tenth.</summary>
    InventoryShortage,

    /// <summary>Trucks break down and come up to 8 hours later.</summary>
    TruckBreakdown,

    /// <summary>Weather delays trucks, by up to 4 hours.</summary>
    WeatherDelay,
}
