namespace StreamTesting.Domains;

/// <summary>The names of the hotel's faults: what its documents' data has, and legal streams do not. Only where asked for, and labelled.</summary>
public static class HotelFaults
{
    /// <summary>A cancelled booking is checked in later (H-11: the document's booking B001234). <see cref="HotelBookings.CheckedInAfterCancelRate"/> asks for it.</summary>
    public const string CheckedInAfterCancel = "checked-in-after-cancel";

    /// <summary>A guest's update changes nothing (H-14). <see cref="HotelGuests.NoChangeRate"/> asks for it.</summary>
    public const string NoChange = "no-change";
}
