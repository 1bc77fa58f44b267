namespace StreamTesting.Domains;

/// <summary>The price of a room type of a property changed (H-17).</summary>
/// <param name="PropertyId">For example <c>PROP001</c>.</param>
/// <param name="RoomType">One of <see cref="RoomType.All"/>.</param>
/// <param name="NightlyRate">What a night costs from now on: 80 to 130 % of the base rate, in whole cents, always another than before.</param>
/// <param name="EffectiveDate">The day (UTC) of the event.</param>
/// <param name="PreviousRate">The last nightly rate; the base rate before the first change.</param>
/// <param name="Reason">demand_surge, local_event or low_availability where it rises; low_occupancy, last_minute or competitor_price where it falls.</param>
/// <param name="Source">revenue-management-system.</param>
public sealed record RoomPriceUpdated(
    string PropertyId, string RoomType, decimal NightlyRate, DateOnly EffectiveDate, decimal PreviousRate, string Reason, string Source);
