using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// Replays a CSV file of bookings by time (source document 000, H-20 to H-24): one creation a row, <c>data</c> the whole row, in the order of
/// <c>booking_date</c>; with modifications where they are asked for (H-25 to H-28, H-45 to H-47).
/// </summary>
/// <remarks>
/// <para>The file has the columns booking_id, guest_id, check_in_date, check_out_date, booking_date, total_amount and booking_status, and any
/// others; total_amount and number_of_guests are numbers. How it is read, and what becomes of bad rows: <see cref="CsvReplay"/>. The faults of
/// the document's data are recognised and labelled (HX-3): <see cref="HotelFaults.MissingAmount"/>, <see cref="HotelFaults.EmptyStatus"/>,
/// <see cref="HotelFaults.ReversedDates"/>, and <see cref="HotelFaults.DuplicateBusinessRow"/> for a booking whose guest has one of overlapping dates
/// already. Such rows are events; <see cref="Report"/> counts them.</para>
/// <para>Ids are <c>evt_000017</c>, <c>evt_update_000017</c> and <c>evt_cancel_000017</c> for the row with the number 17, from 0.</para>
/// </remarks>
/// <param name="File">The file; where a relative path is not found, it is looked for beside the program.</param>
public sealed record HotelReplay(string File) : Domain
{
    private static readonly IReadOnlyList<string> Topic = [HotelWords.Bookings];
    private CsvReplay? _rows;

    /// <summary>The share of the bookings that are cancelled 1 to 5 days after the booking (H-25, H-26; the document's is 0.1); from 0 to 1, exact, 0 by default.</summary>
    public double CancelRate { get; init; }

    /// <summary>
    /// The share of the bookings whose status is updated 10 to 300 s after the booking, to Confirmed or Cancelled, each as likely, but never to
    /// Cancelled where a cancellation follows (H-45 to H-47; the document's is 0.3); from 0 to 1, exact, 0 by default.
    /// </summary>
    public double UpdateRate { get; init; }

    /// <summary>How many bad rows are left out at the most, 0 to stop at the first; null, the default, goes on whatever comes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MostBadRows { get; init; }

    /// <summary>The SHA-256 of the file, by which one that has changed is refused; null, the default, takes any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sha256 { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "hotel-replay";

    /// <summary>The rows and the modifications; none ends its booking, for what a file does not say can't be known.</summary>
    [JsonIgnore]
    public override DomainSize? Size
    {
        get
        {
            var rows = Rows().Size!.Value.Events;
            return new DomainSize(rows + Selection.CountOf(CancelRate, rows) + Selection.CountOf(UpdateRate, rows), 0);
        }
    }

    /// <summary>The topic: <c>bookings</c>.</summary>
    [JsonIgnore]
    public override IReadOnlyList<string> Topics => Topic;

    /// <summary>500 milliseconds (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan TransportDelay => TimeSpan.FromMilliseconds(500);

    /// <summary>50 milliseconds (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan LeastTransportDelay => TimeSpan.FromMilliseconds(50);

    /// <summary>The document's JSON: <see cref="HotelJson"/>.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => HotelJson.Instance;

    /// <summary>missing-amount, empty-status and reversed-dates, of creations: more of them than the file has.</summary>
    [JsonIgnore]
    public override IReadOnlyList<PayloadFault> Faults => HotelFaults.OfBookings;

    /// <summary>False: what a file did not say has no second version.</summary>
    [JsonIgnore]
    public override bool CanConflict => false;

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return new ReplayedBookings(this, Rows().Events(seed), Rows().Size!.Value.Events, seed);
    }

    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) =>
        throw new NotSupportedException("A replayed file has no conflicting events: each row is what the file says, once.");

    /// <summary>Reads the file and says what there is in it.</summary>
    /// <returns>The rows that are bad, and those that are faulty.</returns>
    /// <exception cref="ArgumentException">As <see cref="Validate"/>.</exception>
    public CsvReport Report() => Rows().Report();

    /// <summary>Reads the file.</summary>
    /// <exception cref="ArgumentException">An option is impossible, or the file can't be replayed: <see cref="CsvReplay.Validate"/>.</exception>
    public override void Validate()
    {
        OptionRange.CheckRate(CancelRate, nameof(CancelRate), "The share of cancelled bookings (cancelRate)");
        OptionRange.CheckRate(UpdateRate, nameof(UpdateRate), "The share of updated bookings (updateRate)");
        Rows().Validate();
    }

    /// <summary>Whether another has the same file and options.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it has.</returns>
    public bool Equals(HotelReplay? other) => other is not null
        && (File, CancelRate, UpdateRate, MostBadRows, Sha256).Equals((other.File, other.CancelRate, other.UpdateRate, other.MostBadRows, other.Sha256));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, CancelRate, UpdateRate, MostBadRows, Sha256);

    private CsvReplay Rows()
    {
        var rows = new CsvReplay(File, "booking_date", "booking_id")
        {
            EventType = HotelWords.TypeOf(BookingStep.Created),
            Topic = HotelWords.Bookings,
            SourceSystem = HotelWords.Api,
            Numbers = ["total_amount", "number_of_guests"],
            Rules = CsvRules.Bookings,
            MostBadRows = MostBadRows,
            Sha256 = Sha256,
        };
        return _rows = rows.Equals(_rows) ? _rows : rows;
    }
}
