using System.CommandLine;
using StreamTesting.Domains;

namespace StreamTesting.Cli;

/// <summary>Source document 000: bookings, guests and room prices of hotels (H-01 to H-75).</summary>
internal sealed class HotelCommand() : DomainCommand("hotel", "Hotel bookings; guests as change data capture; room prices; or a bookings CSV replayed.")
{
    private readonly Option<string?> _stream = Opt.Word("--stream", "Which stream: all three go to topics of their own.", "bookings", "bookings", "guests", "room-prices", "all");
    private readonly Option<string?> _replay = Opt.Text("--replay", "CSV", "Replays the bookings of a CSV by booking_date instead of making some.");
    private readonly Option<long?> _bookings = Opt.Whole("--n-bookings", "How many bookings.", 1000);
    private readonly Option<long?> _guests = Opt.Whole("--n-guests", "How many guests the guests' table has.", 400);
    private readonly Option<long?> _nights = Opt.Whole("--nights", "How many nightly batches of room prices.", 30, 0, 36_500);
    private readonly Option<DateTimeOffset?> _start = Opt.Moment("--start", "When it begins.", "2026-01-01T00:00:00Z");
    private readonly Option<double?> _rate = Opt.Positive("--events-per-second", "How many bookings are created a second, by event time (--eps is the pace of writing).", 10);
    private readonly Option<bool> _burst = Opt.Flag("--with-burst", "100 bookings a second for 1 minute after 5 minutes, by event time.");
    private readonly Option<double?> _update = Opt.Rate("--update-rate", "The share of bookings that are updated: 0.3, and of a replay 0, by default.");
    private readonly Option<double?> _cancel = Opt.Rate("--cancel-rate", "The share of bookings that are cancelled: 0.1, and of a replay 0, by default.");
    private readonly Option<double?> _noShow = Opt.Rate("--no-show-rate", "The share of bookings whose guest does not come.", 0.05);
    private readonly Option<string?> _form = Opt.Word("--guest-form", "How the guests' changes are written.", "envelope", "envelope", "debezium", "debezium-as-documented");
    private readonly Option<bool> _documented = Opt.Flag("--as-documented", "Bookings as the document's checklist wants them: a burst, 5 % late, 2 % sent twice, a field that the history lacks.");

    public override string UsualTopic => "bookings";

    public override IEnumerable<Option> Options =>
        [_stream, _replay, _bookings, _guests, _nights, _start, _rate, _burst, _update, _cancel, _noShow, _form, _documented];

    public override StreamPlan Plan(ParseResult result)
    {
        RefuseOthers(result);
        if (result.GetValue(_replay) is { } file)
        {
            return new StreamPlan(new HotelReplay(file) { CancelRate = result.GetValue(_cancel) ?? 0, UpdateRate = result.GetValue(_update) ?? 0 });
        }

        if (result.GetValue(_documented))
        {
            var count = result.IsGiven(_bookings) ? result.GetValue(_bookings)!.Value : 10_000;
            return Hotel.AsDocumented(count, bookings => Given(bookings, result));
        }

        return result.GetValue(_stream) switch
        {
            "guests" => new StreamPlan(Guests(new HotelGuests(), result)),
            "room-prices" => new StreamPlan(Prices(new HotelRoomPrices(), result)),
            "all" => Hotel.Operations(all => all with
            {
                Bookings = Bookings(all.Bookings, result), Guests = Guests(all.Guests, result), RoomPrices = Prices(all.RoomPrices, result),
            }),
            _ => new StreamPlan(Bookings(new HotelBookings(), result)),
        };
    }

    /// <summary>Refuses options of another stream than the one that is made.</summary>
    private void RefuseOthers(ParseResult result)
    {
        Option[] ofBookings = [_bookings, _rate, _burst, _update, _cancel, _noShow], ofGuests = [_guests, _form], ofPrices = [_nights];
        var (what, fitting) = (result.GetValue(_replay), result.GetValue(_documented), result.GetValue(_stream)) switch
        {
            ({ }, _, _) => ("--replay", [_replay, _update, _cancel]),
            (_, true, _) => ("--as-documented", [_documented, _start, _bookings, _rate, _update, _cancel, _noShow]),
            (_, _, "guests") => ("--stream guests", [_stream, _start, .. ofGuests]),
            (_, _, "room-prices") => ("--stream room-prices", [_stream, _start, .. ofPrices]),
            (_, _, "all") => ("--stream all", [.. Options]),
            _ => ("--stream bookings", (Option[])[_stream, _start, .. ofBookings]),
        };
        if (Options.Except(fitting).FirstOrDefault(result.IsGiven) is { } other)
        {
            throw CliException.Usage($"{other.Name} changes nothing with {what}; leave one of them out.");
        }
    }

    public override IEnumerable<string> Notes(StreamPlan plan) => plan.Domain is HotelReplay replay ? [replay.Report().ToString()] : [];

    private HotelBookings Bookings(HotelBookings usual, ParseResult result)
    {
        var bookings = Given(usual with { Count = result.IsGiven(_bookings) ? result.GetValue(_bookings)!.Value : usual.Count }, result);
        return result.GetValue(_burst) ? bookings.WithBurst(bookings.EventsPerSecond) : bookings;
    }

    private HotelBookings Given(HotelBookings usual, ParseResult result) => usual with
    {
        Start = result.GetValue(_start) ?? usual.Start,
        EventsPerSecond = result.IsGiven(_rate) ? result.GetValue(_rate)!.Value : usual.EventsPerSecond,
        UpdateRate = result.GetValue(_update) ?? usual.UpdateRate,
        CancelRate = result.GetValue(_cancel) ?? usual.CancelRate,
        NoShowRate = result.GetValue(_noShow)!.Value,
    };

    private HotelGuests Guests(HotelGuests usual, ParseResult result) => usual with
    {
        Count = result.IsGiven(_guests) ? result.GetValue(_guests)!.Value : usual.Count,
        Start = result.GetValue(_start) ?? usual.Start,
        Form = Enum.Parse<GuestForm>(result.GetValue(_form)!.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
    };

    private HotelRoomPrices Prices(HotelRoomPrices usual, ParseResult result) => usual with
    {
        Nights = result.IsGiven(_nights) ? (int)result.GetValue(_nights)!.Value : usual.Nights,
        Start = result.GetValue(_start) ?? usual.Start,
    };
}
