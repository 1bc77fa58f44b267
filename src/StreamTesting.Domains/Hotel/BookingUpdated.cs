namespace StreamTesting.Domains;

/// <summary>Some of a booking changed (H-07, H-08, H-43): what is null stayed as it was.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="SourceSystem">booking-api.</param>
/// <param name="UpdatedAt">When it changed; not among the changed fields, as in the document's samples.</param>
public sealed record BookingUpdated(string BookingId, string SourceSystem, DateTimeOffset UpdatedAt) : BookingPayload(BookingId, SourceSystem)
{
    /// <summary>The new day of arrival.</summary>
    public DateOnly? CheckInDate { get; init; }

    /// <summary>The new day of departure.</summary>
    public DateOnly? CheckOutDate { get; init; }

    /// <summary>The new room type.</summary>
    public string? RoomType { get; init; }

    /// <summary>The new amount: always another than before.</summary>
    public decimal? TotalAmount { get; init; }

    /// <summary>The new number of guests.</summary>
    public int? NumberOfGuests { get; init; }
}
