namespace StreamTesting.Domains.Tests;

/// <summary>What is true of every booking's bytes in event-time order, whatever the options, where no fault was asked for.</summary>
internal static class BookingLaws
{
    private static readonly string[] AfterCreation = ["booking.updated", "booking.confirmed", "booking.cancelled", "booking.no_show", "booking.checked_in"];

    private static readonly Dictionary<string, string[]> Next = new()
    {
        [""] = ["booking.created"],
        ["booking.created"] = AfterCreation,
        ["booking.updated"] = AfterCreation,
        ["booking.confirmed"] = ["booking.cancelled", "booking.no_show", "booking.checked_in"],
        ["booking.cancelled"] = [],
        ["booking.no_show"] = [],
        ["booking.checked_in"] = ["booking.checked_out"],
        ["booking.checked_out"] = [],
    };

    public static void Check(List<HotelLine> booking)
    {
        var story = string.Join('\n', booking);
        var state = new State();
        var type = "";
        foreach (var line in booking)
        {
            Rule(Next[type].Contains(line.Type), story);
            type = line.Type;
            if (type == "booking.created")
            {
                state = Created(line, story);
            }
            else
            {
                Apply(line, state, story);
            }

            Rule(state.Cents == state.Nights * (state.Cents / state.Nights), story);
            Rule(state.Cents / state.Nights >= state.Room.BaseRate * 80 && state.Cents / state.Nights <= state.Room.BaseRate * 130, story);
            Rule(state.Nights is 2 or 3 && state.Guests is >= 1 and <= 4, story);
            state.Last = line.Time;
        }

        Rule(Next[type].Length == 0, story);
    }

    private static State Created(HotelLine line, string story)
    {
        var state = new State
        {
            CheckIn = line.Date("check_in_date")!.Value,
            CheckOut = line.Date("check_out_date")!.Value,
            Room = RoomType.All.Single(room => room.Name == line.Data.GetProperty("room_type").GetString()),
            Cents = line.Cents!.Value,
            Guests = line.Data.GetProperty("number_of_guests").GetInt32(),
            Status = line.Status!,
            Created = line.Time,
        };
        var booked = line.Date("booking_date")!.Value;
        Rule(booked == DateOnly.FromDateTime(line.Time.UtcDateTime), story);
        Rule(state.CheckIn.DayNumber - booked.DayNumber is >= 7 and <= 60, story);
        Rule(state.Status is "Confirmed" or "Pending" && line.Text("operation") == "INSERT" && line.ChangedFields.Length == 0, story);
        return state;
    }

    private static void Apply(HotelLine line, State state, string story)
    {
        Rule(line.Time > state.Last && line.Text("operation") == "UPDATE", story);
        var day = DateOnly.FromDateTime(line.Time.UtcDateTime);
        var hour = line.Time.UtcDateTime.TimeOfDay.TotalHours;
        switch (line.Type)
        {
            case "booking.updated":
                Rule((line.Time - state.Last).TotalSeconds is >= 10 and <= 300, story);
                Update(line, state, story);
                break;
            case "booking.confirmed":
                Rule(state.Status == "Pending" && (line.Time - state.Last).TotalMinutes is >= 1 and <= 60 && IsSaid(line, "confirmed_at"), story);
                state.Status = line.Status!;
                Rule(state.Status == "Confirmed", story);
                break;
            case "booking.cancelled":
                Rule((line.Time - state.Created).TotalDays is 1 or 2 or 3 or 4 or 5 && IsSaid(line, "cancelled_at"), story);
                Rule((long)(line.Data.GetProperty("refund_amount").GetDecimal() * 100) == state.Cents && line.Status == "Cancelled", story);
                break;
            case "booking.no_show":
                Rule(day == state.CheckIn.AddDays(1) && hour is >= 2 and <= 5 && line.Status == "No-Show" && IsSaid(line, "no_show_at"), story);
                break;
            case "booking.checked_in":
                Rule(day == state.CheckIn && hour is >= 15 and <= 21 && line.Status == "Checked-In" && IsSaid(line, "actual_check_in"), story);
                Rule(Enumerable.Range(0, state.Room.Count).Select(state.Room.RoomNumber).Contains(line.Data.GetProperty("room_number").GetString()), story);
                break;
            default:
                Rule(day == state.CheckOut && hour is >= 8 and <= 11 && line.Status == "Checked-Out" && IsSaid(line, "actual_check_out"), story);
                break;
        }

        Rule(line.Type is "booking.updated" or "booking.confirmed" || state.Status == "Confirmed", story);
    }

    private static void Update(HotelLine line, State state, string story)
    {
        string[] told = [.. line.Data.EnumerateObject().Select(member => member.Name)];
        Rule(line.ChangedFields.Length > 0 && told.SequenceEqual(["booking_id", .. line.ChangedFields, "updated_at"]) && IsSaid(line, "updated_at"), story);
        Rule(line.Date("check_in_date") is null || line.Date("check_in_date") != state.CheckIn, story);
        Rule(line.Date("check_out_date") is null || line.Date("check_out_date") != state.CheckOut, story);
        Rule(line.Cents is null || line.Cents != state.Cents, story);
        state.CheckIn = line.Date("check_in_date") ?? state.CheckIn;
        state.CheckOut = line.Date("check_out_date") ?? state.CheckOut;
        state.Cents = line.Cents ?? state.Cents;
        if (line.Data.TryGetProperty("room_type", out var room))
        {
            Rule(room.GetString() != state.Room.Name, story);
            state.Room = RoomType.All.Single(known => known.Name == room.GetString());
        }

        if (line.Data.TryGetProperty("number_of_guests", out var guests))
        {
            Rule(guests.GetInt32() != state.Guests, story);
            state.Guests = guests.GetInt32();
        }
    }

    private static bool IsSaid(HotelLine line, string member) => line.Data.GetProperty(member).GetDateTimeOffset() == line.Time;

    private static void Rule(bool holds, string story, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(holds))] string rule = "")
    {
        if (!holds)
        {
            Assert.Fail($"{rule}\n{story}");
        }
    }

    private sealed class State
    {
        public DateOnly CheckIn { get; set; }

        public DateOnly CheckOut { get; set; }

        public RoomType Room { get; set; } = RoomType.All[0];

        public long Cents { get; set; }

        public int Guests { get; set; }

        public string Status { get; set; } = "";

        public DateTimeOffset Created { get; set; }

        public DateTimeOffset Last { get; set; }

        public int Nights => CheckOut.DayNumber - CheckIn.DayNumber;
    }
}
