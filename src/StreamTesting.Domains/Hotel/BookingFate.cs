namespace StreamTesting.Domains;

/// <summary>What becomes of a booking.</summary>
internal readonly record struct BookingFate(int Updates, bool IsPending, bool IsCancelled, bool IsNoShow, bool IsCheckedInAfterCancel, bool IsLeaked, bool IsRefundCut)
{
    public string FinalStatus => IsCancelled ? HotelWords.Cancelled : IsNoShow ? HotelWords.NoShow : HotelWords.CheckedOut;
}
