namespace StreamTesting.Domains;

/// <summary>
/// The names of the hotel's faults: what the data of its document has, and legal streams do not. Only where asked for, and labelled: by
/// <see cref="StreamEvent.Faults"/> those that an option asks for, by <see cref="Labels.Payload"/> those of the step <see cref="Faulty"/>.
/// </summary>
public static class HotelFaults
{
    /// <summary>A cancelled booking is checked in later (H-11: the document's booking B001234). <see cref="HotelBookings.CheckedInAfterCancelRate"/> asks for it.</summary>
    public const string CheckedInAfterCancel = "checked-in-after-cancel";

    /// <summary>A refund is 90 % of the amount, where it is all of it otherwise (HX-6). <see cref="HotelBookings.RefundAtNineTenthsRate"/> asks for it.</summary>
    public const string RefundAtNineTenths = "refund-at-0.9";

    /// <summary>A creation has the status that the booking has in the end (A.2). <see cref="HotelBookings.LeakedStatusRate"/> asks for it.</summary>
    public const string LeakedStatus = "leaked-status";

    /// <summary>A creation without an amount: null (HX-3), by <c>plan.Faulty(rate, "missing-amount")</c>.</summary>
    public const string MissingAmount = "missing-amount";

    /// <summary>A creation whose status is an empty text (HX-3), by <c>plan.Faulty(rate, "empty-status")</c>.</summary>
    public const string EmptyStatus = "empty-status";

    /// <summary>A creation with check-out before check-in (HX-3), by <c>plan.Faulty(rate, "reversed-dates")</c>.</summary>
    public const string ReversedDates = "reversed-dates";

    /// <summary>A booking that was entered twice (HX-3), by <c>plan.DuplicateRows(rate)</c>; in a replayed file, one of the same guest with overlapping dates.</summary>
    public const string DuplicateBusinessRow = "duplicate-business-row";

    /// <summary>A guest's update changes nothing (H-14). <see cref="HotelGuests.NoChangeRate"/> asks for it.</summary>
    public const string NoChange = "no-change";

    internal static IReadOnlyList<PayloadFault> OfBookings { get; } =
    [
        PayloadFault.Null("data.total_amount").Named(MissingAmount, of: ["booking.created"]),
        PayloadFault.Empty("data.booking_status").Named(EmptyStatus, of: ["booking.created"]),
        PayloadFault.Swapped("data.check_in_date", "data.check_out_date").Named(ReversedDates, of: ["booking.created"]),
    ];
}
