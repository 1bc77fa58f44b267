namespace StreamTesting.Domains;

/// <summary>One open booking: what it is by now, and what happens to it next.</summary>
internal sealed class BookingLife
{
    public required long Index { get; init; }

    public required StreamEntity Entity { get; init; }

    public required BookingFate Fate { get; init; }

    /// <summary>The ticks of the creation.</summary>
    public required long Created { get; init; }

    public required int ConfirmedAfterMilliseconds { get; init; }

    public required int CancelledAfterDays { get; init; }

    public required int CheckInMilliseconds { get; init; }

    public required int CheckOutMilliseconds { get; init; }

    public BookingStep Step { get; set; }

    /// <summary>The ticks of the next step.</summary>
    public long Due { get; set; }

    /// <summary>How many updates there were, the next step among them.</summary>
    public int Update { get; set; }

    public int RoomType { get; set; }

    public int CheckIn { get; set; }

    public int Nights { get; set; }

    public long RateCents { get; set; }

    public int Guests { get; set; }

    public long Cents => Nights * RateCents;

    public bool IsOver => Step == BookingStep.Over;

    /// <summary>The names of the faults of the next step.</summary>
    public NameList Faults => Step switch
    {
        BookingStep.Created when Fate.IsLeaked => [HotelFaults.LeakedStatus],
        BookingStep.Cancelled when Fate.IsRefundCut => [HotelFaults.RefundAtNineTenths],
        BookingStep.CheckedIn when Fate.IsCancelled => [HotelFaults.CheckedInAfterCancel],
        _ => NameList.Empty,
    };

    /// <summary>Whether nothing follows the next step.</summary>
    public bool IsLast => Step switch
    {
        BookingStep.Cancelled => !Fate.IsCheckedInAfterCancel,
        BookingStep.CheckedIn => Fate.IsCancelled,
        BookingStep.NoShow or BookingStep.CheckedOut => true,
        _ => false,
    };
}
