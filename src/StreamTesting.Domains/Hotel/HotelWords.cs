namespace StreamTesting.Domains;

/// <summary>The hotel's words and weights. Where the document states no weight, they are this package's and say so in docs/hotel.md.</summary>
internal static class HotelWords
{
    public const string Bookings = "bookings";
    public const string Guests = "guests";
    public const string RoomPrices = "room-prices";
    public const string Api = "booking-api";
    public const string Reception = "pms-frontend";
    public const string RevenueManagement = "revenue-management-system";
    public const string Currency = "USD";
    public const string Pending = "Pending";
    public const string Confirmed = "Confirmed";
    public const string Cancelled = "Cancelled";
    public const string CheckedIn = "Checked-In";
    public const string CheckedOut = "Checked-Out";
    public const string NoShow = "No-Show";
    public const string NoShowReason = "no_show";
    public const string BookingUpdated = "booking.updated";

    public static readonly WeightedChoice<string> Channel = new(("web", .5), ("mobile", .3), ("api", .15), ("phone", .05));

    public static readonly WeightedChoice<string> CancellationReason = new(("guest_request", .6), ("payment_failed", .25), ("policy_violation", .15));

    public static readonly WeightedChoice<BookingChange> Change = new(
        (BookingChange.Dates, .5), (BookingChange.Stay, .15), (BookingChange.Room, .15), (BookingChange.Guests, .2));

    /// <summary>By place: a tier's number is its place.</summary>
    public static readonly string[] Tiers = ["None", "Silver", "Gold", "Platinum"];

    public static readonly WeightedChoice<int> Tier = new((0, .50), (1, .30), (2, .15), (3, .05));

    public static readonly string[] RaiseReasons = ["demand_surge", "local_event", "low_availability"];

    public static readonly string[] CutReasons = ["low_occupancy", "last_minute", "competitor_price"];

    /// <summary>The room types by room: as many entries as there are rooms.</summary>
    public static readonly byte[] RoomTypeByRoom =
        [.. RoomType.All.SelectMany((type, place) => Enumerable.Repeat((byte)place, type.Count))];

    public static string TypeOf(BookingStep step) => step switch
    {
        BookingStep.Created => "booking.created",
        BookingStep.Updated => BookingUpdated,
        BookingStep.Confirmed => "booking.confirmed",
        BookingStep.Cancelled => "booking.cancelled",
        BookingStep.NoShow => "booking.no_show",
        BookingStep.CheckedIn => "booking.checked_in",
        _ => "booking.checked_out",
    };

    /// <summary>Another word of the choice, with the weights among the others.</summary>
    public static string Other(WeightedChoice<string> words, string word, ref RandomSource random)
    {
        var drawn = words.Pick(ref random);
        while (drawn == word)
        {
            drawn = words.Pick(ref random);
        }

        return drawn;
    }
}
