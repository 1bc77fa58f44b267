using System.Globalization;
using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>What is left of bookings, guests and prices: a <see cref="BookingState"/>, a <see cref="GuestRow"/> or none, the last <see cref="RoomPriceUpdated"/>.</summary>
internal static class HotelStates
{
    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static object? After(object? state, StreamEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Payload switch
        {
            GuestChange change => change.After,
            RoomPriceUpdated price => price,
            null => null,
            _ => BookingState.After((BookingState?)state, happened),
        };
    }

    public static void Write(object state, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        switch (state)
        {
            case BookingState booking:
                booking.WriteTo(json);
                break;
            case GuestRow guest:
                json.WriteStartObject();
                foreach (var column in DebeziumGuestJson.ColumnsOf(GuestForm.Debezium))
                {
                    json.WriteString(column, DebeziumGuestJson.ValueOf(guest, column));
                }

                json.WriteEndObject();
                break;
            case RoomPriceUpdated price:
                json.WriteStartObject();
                json.WriteNumber("nightly_rate", price.NightlyRate);
                json.WriteString("effective_date", Text(price.EffectiveDate));
                json.WriteEndObject();
                break;
            default:
                throw new ArgumentException($"{state} is no state of a hotel.", nameof(state));
        }
    }
}
