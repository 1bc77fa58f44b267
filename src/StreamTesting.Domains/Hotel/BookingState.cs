using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>What is left of a booking when each of its events has been applied once, in event-time order. Immutable.</summary>
/// <param name="Status">The last booking_status.</param>
/// <param name="CheckInDate">The day of arrival, as last updated.</param>
/// <param name="CheckOutDate">The day of departure, as last updated.</param>
/// <param name="RoomType">The room type, as last updated.</param>
/// <param name="TotalAmount">The amount, as last updated.</param>
/// <param name="NumberOfGuests">The number of guests, as last updated.</param>
/// <param name="RoomNumber">The room; null before a check-in.</param>
public sealed record BookingState(
    string Status, DateOnly CheckInDate, DateOnly CheckOutDate, string RoomType, decimal TotalAmount, int NumberOfGuests, string? RoomNumber)
{
    internal static BookingState After(BookingState? before, StreamEvent happened)
    {
        if (happened.Payload is BookingCreated created)
        {
            return new BookingState(
                created.BookingStatus, created.CheckInDate, created.CheckOutDate, created.RoomType, created.TotalAmount, created.NumberOfGuests, null);
        }

        var known = before ?? throw new ArgumentException($"{happened} comes before the creation of its booking.", nameof(happened));
        return happened.Payload switch
        {
            BookingUpdated updated => known with
            {
                CheckInDate = updated.CheckInDate ?? known.CheckInDate,
                CheckOutDate = updated.CheckOutDate ?? known.CheckOutDate,
                RoomType = updated.RoomType ?? known.RoomType,
                TotalAmount = updated.TotalAmount ?? known.TotalAmount,
                NumberOfGuests = updated.NumberOfGuests ?? known.NumberOfGuests,
            },
            BookingStatusChanged changed => known with { Status = changed.BookingStatus },
            BookingConfirmed => known with { Status = HotelWords.Confirmed },
            BookingCancelled => known with { Status = HotelWords.Cancelled },
            BookingNoShow => known with { Status = HotelWords.NoShow },
            BookingCheckedIn arrived => known with { Status = HotelWords.CheckedIn, RoomNumber = arrived.RoomNumber },
            BookingCheckedOut => known with { Status = HotelWords.CheckedOut },
            _ => throw new ArgumentException($"The payload of {happened} is no {nameof(BookingPayload)}.", nameof(happened)),
        };
    }

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("booking_status", Status);
        json.WriteString("check_in_date", HotelStates.Text(CheckInDate));
        json.WriteString("check_out_date", HotelStates.Text(CheckOutDate));
        json.WriteString("room_type", RoomType);
        json.WriteNumber("total_amount", TotalAmount);
        json.WriteNumber("number_of_guests", NumberOfGuests);
        json.WriteString("room_number", RoomNumber);
        json.WriteEndObject();
    }
}
