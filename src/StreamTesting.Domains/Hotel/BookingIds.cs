using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>The ids of bookings' events by booking (H-21, H-27).</summary>
internal static class BookingIds
{
    public static string Of(BookingLife life)
    {
        var number = life.Index + 1;
        return life.Step switch
        {
            BookingStep.Created => IdText.Of("evt_", number, 6),
            BookingStep.Updated when life.Update == 1 => IdText.Of("evt_update_", number, 6),
            BookingStep.Updated => string.Create(CultureInfo.InvariantCulture, $"{IdText.Of("evt_update_", number, 6)}_{life.Update}"),
            BookingStep.Confirmed => IdText.Of("evt_confirm_", number, 6),
            BookingStep.Cancelled => IdText.Of("evt_cancel_", number, 6),
            BookingStep.NoShow => IdText.Of("evt_noshow_", number, 6),
            BookingStep.CheckedIn => IdText.Of("evt_checkin_", number, 6),
            _ => IdText.Of("evt_checkout_", number, 6),
        };
    }
}
