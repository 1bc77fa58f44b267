using System.Text;

namespace StreamTesting.Domains.Tests;

/// <summary>The document's own samples, written again from their values: the same keys in the same order, the same forms.</summary>
public sealed class HotelJsonTests
{
    private static readonly StreamEntity Booking = new("B001234", "bookings");
    private static readonly StreamEntity Guest = new("G00890", "guests");

    public static TheoryData<string, StreamEvent, int, string> Samples => new()
    {
        {
            "booking.created",
            Event("evt_001", "booking.created", Booking, "2024-11-03T10:30:00Z", Operation.Create, new BookingCreated(
                "B001234", "booking-api", "G00567", "PROP001", "Deluxe King", new DateOnly(2024, 11, 15), new DateOnly(2024, 11, 18), new DateOnly(2024, 11, 3), 680m, "USD", "Confirmed", "web", 2)),
            125,
            """{"event_id":"evt_001","event_type":"booking.created","event_timestamp":"2024-11-03T10:30:00.000Z","processing_timestamp":"2024-11-03T10:30:00.125Z","operation":"INSERT","source_system":"booking-api","data":{"booking_id":"B001234","guest_id":"G00567","property_id":"PROP001","room_type":"Deluxe King","check_in_date":"2024-11-15","check_out_date":"2024-11-18","booking_date":"2024-11-03","total_amount":680.00,"currency":"USD","booking_status":"Confirmed","booking_source":"web","number_of_guests":2}}"""
        },
        {
            "booking.updated",
            Event("evt_002", "booking.updated", Booking, "2024-11-03T14:45:00Z", Operation.Update, new BookingUpdated("B001234", "booking-api", Time("2024-11-03T14:45:00Z"))
            {
                CheckInDate = new DateOnly(2024, 11, 16), CheckOutDate = new DateOnly(2024, 11, 19), TotalAmount = 720m,
            }),
            89,
            """{"event_id":"evt_002","event_type":"booking.updated","event_timestamp":"2024-11-03T14:45:00.000Z","processing_timestamp":"2024-11-03T14:45:00.089Z","operation":"UPDATE","source_system":"booking-api","data":{"booking_id":"B001234","check_in_date":"2024-11-16","check_out_date":"2024-11-19","total_amount":720.00,"updated_at":"2024-11-03T14:45:00.000Z"},"changed_fields":["check_in_date","check_out_date","total_amount"]}"""
        },
        {
            "booking.cancelled",
            Event("evt_003", "booking.cancelled", Booking, "2024-11-03T16:20:00Z", Operation.Update, new BookingCancelled("B001234", "booking-api", "guest_request", Time("2024-11-03T16:20:00Z"), 720m)),
            45,
            """{"event_id":"evt_003","event_type":"booking.cancelled","event_timestamp":"2024-11-03T16:20:00.000Z","processing_timestamp":"2024-11-03T16:20:00.045Z","operation":"UPDATE","source_system":"booking-api","data":{"booking_id":"B001234","booking_status":"Cancelled","cancellation_reason":"guest_request","cancelled_at":"2024-11-03T16:20:00.000Z","refund_amount":720.00},"changed_fields":["booking_status"]}"""
        },
        {
            "booking.checked_in",
            Event("evt_004", "booking.checked_in", Booking, "2024-11-16T15:00:00Z", Operation.Update, new BookingCheckedIn("B001234", "pms-frontend", Time("2024-11-16T15:00:00Z"), "612")),
            112,
            """{"event_id":"evt_004","event_type":"booking.checked_in","event_timestamp":"2024-11-16T15:00:00.000Z","processing_timestamp":"2024-11-16T15:00:00.112Z","operation":"UPDATE","source_system":"pms-frontend","data":{"booking_id":"B001234","booking_status":"Checked-In","actual_check_in":"2024-11-16T15:00:00.000Z","room_number":"612"},"changed_fields":["booking_status","actual_check_in"]}"""
        },
        {
            "status only",
            Event("evt_update_000017", "booking.updated", Booking, "2024-11-03T10:31:00Z", Operation.Update, new BookingStatusChanged("B001234", "booking-api", "Confirmed")),
            50,
            """{"event_id":"evt_update_000017","event_type":"booking.updated","event_timestamp":"2024-11-03T10:31:00.000Z","processing_timestamp":"2024-11-03T10:31:00.050Z","operation":"UPDATE","source_system":"booking-api","data":{"booking_id":"B001234","booking_status":"Confirmed"},"changed_fields":["booking_status"]}"""
        },
        {
            "guest.created",
            Event("evt_101", "guest.created", Guest, "2024-11-03T09:15:00Z", Operation.Create, new GuestChange(null, Sarah("None", "2024-11-03T09:15:00Z"), GuestColumns.None)),
            60,
            """{"event_id":"evt_101","event_type":"guest.created","event_timestamp":"2024-11-03T09:15:00.000Z","operation":"INSERT","table":"guests","data":{"guest_id":"G00890","name":"Sarah Martinez","email":"sarah.martinez@email.com","phone":"+1-555-0123","country":"USA","loyalty_tier":"None","created_at":"2024-11-03T09:15:00.000Z","updated_at":"2024-11-03T09:15:00.000Z"}}"""
        },
        {
            "guest.updated",
            Event("evt_102", "guest.updated", Guest, "2024-11-03T18:30:00Z", Operation.Update, new GuestChange(Sarah("None", "2024-11-03T09:15:00Z"), Sarah("Silver", "2024-11-03T18:30:00Z"), GuestColumns.LoyaltyTier)),
            60,
            """{"event_id":"evt_102","event_type":"guest.updated","event_timestamp":"2024-11-03T18:30:00.000Z","operation":"UPDATE","table":"guests","data":{"guest_id":"G00890","loyalty_tier":"Silver","updated_at":"2024-11-03T18:30:00.000Z"},"before":{"loyalty_tier":"None"},"changed_fields":["loyalty_tier"]}"""
        },
        {
            "room.price_updated",
            Event("evt_201", "room.price_updated", new StreamEntity("PROP001/Deluxe King", "room-prices"), "2024-11-03T00:05:00Z", Operation.Update, new RoomPriceUpdated(
                "PROP001", "Deluxe King", 220m, new DateOnly(2024, 11, 3), 200m, "demand_surge", "revenue-management-system")),
            60,
            """{"event_id":"evt_201","event_type":"room.price_updated","event_timestamp":"2024-11-03T00:05:00.000Z","operation":"UPDATE","source":"revenue-management-system","data":{"property_id":"PROP001","room_type":"Deluxe King","nightly_rate":220.00,"effective_date":"2024-11-03","previous_rate":200.00,"reason":"demand_surge"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_SampleOfTheDocument_IsItsText(string name, StreamEvent sample, int delay, string expected) =>
        Write(sample, delay).ShouldBe(expected, name);

    [Fact]
    public void Write_DebeziumSampleOfTheDocument_IsItsText()
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(1699014000000);
        var before = new GuestRow("G00123", "John Doe", "john@email.com", "+1-555-0123", "USA", "Silver", time.AddDays(-9), time.AddDays(-9));
        var change = new GuestChange(before, before with { Email = "john.doe@email.com", LoyaltyTier = "Gold", UpdatedAt = time }, GuestColumns.Email | GuestColumns.LoyaltyTier);

        Write(new StreamEvent("evt_1", "guest.updated", Guest, time, change) { Operation = Operation.Update }, 123, GuestForm.DebeziumAsDocumented).ShouldBe(
            """{"schema":{"type":"struct","fields":[{"field":"guest_id","type":"string"},{"field":"name","type":"string"},{"field":"email","type":"string"},{"field":"loyalty_tier","type":"string"}]},"payload":{"before":{"guest_id":"G00123","name":"John Doe","email":"john@email.com","loyalty_tier":"Silver"},"after":{"guest_id":"G00123","name":"John Doe","email":"john.doe@email.com","loyalty_tier":"Gold"},"source":{"version":"1.0","connector":"debezium","name":"mews-guests-db","ts_ms":1699014000000,"snapshot":"false","db":"production","table":"guests"},"op":"u","ts_ms":1699014000123}}""");
    }

    [Fact]
    public void Write_OtherPayload_IsRefused() =>
        Should.Throw<ArgumentException>(() => Write(Event("e", "x", Booking, "2024-11-03T10:30:00Z", Operation.Append, "no hotel"), 50)).Message.ShouldContain("is none of a hotel");

    [Fact]
    public void Write_TextsThatNeedEscapes_ComeBackAsTheyWere()
    {
        const string text = "\"\\/\b\n\t\0\x1f\u00e9\u2028\U0001F600{}";
        var row = new GuestRow(text, text, text, text, text, text, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var bytes = Write(Event(text, text, new StreamEntity(text, "guests"), "2024-11-03T10:30:00Z", Operation.Delete, new GuestChange(row, null, GuestColumns.None)), 60);

        System.Text.Json.JsonDocument.Parse(bytes).RootElement.GetProperty("before").GetProperty("email").GetString().ShouldBe(text);
    }

    [Fact]
    public void Write_AnyArrival_AllocatesNothing()
    {
        foreach (var form in Enum.GetValues<GuestForm>())
        {
            var arrivals = Hotel.Operations(o => o with { Guests = o.Guests with { Form = form } }).Generate(new Seed(1)).ToList();
            var buffer = new System.Buffers.ArrayBufferWriter<byte>(64 * 1024);

            Allocations.OfEach(WriteAll).ShouldBe(0, $"{form}");

            void WriteAll()
            {
                foreach (var arrival in arrivals)
                {
                    buffer.ResetWrittenCount();
                    arrival.WriteTo(buffer);
                }
            }
        }
    }

    private static string Write(StreamEvent happened, int delay, GuestForm form = GuestForm.Envelope) =>
        Encoding.UTF8.GetString(new StreamPlan(new OneEvent(happened, delay, form)).Generate(new Seed(1)).Single().ToBytes());

    private static StreamEvent Event(string id, string type, StreamEntity entity, string time, Operation operation, object payload) =>
        new(id, type, new StreamEntity(entity.Key, entity.Topic), Time(time), payload) { Operation = operation };

    private static GuestRow Sarah(string tier, string updated) =>
        new("G00890", "Sarah Martinez", "sarah.martinez@email.com", "+1-555-0123", "USA", tier, Time("2024-11-03T09:15:00Z"), Time(updated));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private sealed record OneEvent(StreamEvent Happened, int Delay, GuestForm Form) : Domain
    {
        public override string Name => "one-event";

        public override DomainSize? Size => new DomainSize(1, 0);

        public override IReadOnlyList<string> Topics => [Happened.Entity.Topic];

        public override TimeSpan TransportDelay => TimeSpan.FromMilliseconds(Delay);

        public override TimeSpan LeastTransportDelay => TransportDelay;

        public override IArrivalFormat Format => HotelJson.Of(Form);

        public override IEnumerable<StreamEvent> Events(Seed seed) => [new StreamEvent(Happened.Id, Happened.Type, new StreamEntity(Happened.Key, Happened.Entity.Topic), Happened.EventTime, Happened.Payload) { Operation = Happened.Operation }];

        public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException();
    }
}
