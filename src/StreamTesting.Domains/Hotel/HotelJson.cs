using System.Buffers;

namespace StreamTesting.Domains;

/// <summary>
/// The document's JSON of bookings, made or replayed, guests and room prices: one object in the document's key order, compact, times in UTC with milliseconds
/// (H-03), amounts with two decimals. Each of the three has an envelope of its own (H-19).
/// </summary>
/// <remarks>
/// <c>processing_timestamp</c> of bookings, and Debezium's outer <c>ts_ms</c>, are the arrival's <see cref="Arrival.Stamp"/>; guests and room
/// prices in the document's envelopes hold no arrival time, so that a retry of theirs has the same bytes. A tombstone is written as nothing.
/// Immutable and thread-safe; nothing is allocated.
/// </remarks>
public sealed class HotelJson : IArrivalFormat
{
    private static readonly HotelJson[] Plain = [.. Enum.GetValues<GuestForm>().Select(form => new HotelJson(form, false))];
    private static readonly HotelJson[] Labelled = [.. Enum.GetValues<GuestForm>().Select(form => new HotelJson(form, true))];
    private static readonly CsvRowJson ReplayedRows = new(HotelWords.Api);
    private readonly GuestForm _form;
    private readonly bool _labels;

    private HotelJson(GuestForm form, bool labels)
    {
        _form = form;
        _labels = labels;
    }

    /// <summary>The document's envelopes.</summary>
    public static HotelJson Instance => Plain[0];

    /// <summary>The delay from which on an arrival says in its own bytes that it is late, where that is asked for: 30 minutes (H-52).</summary>
    public static TimeSpan LateFrom { get; } = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public string Name => _form == GuestForm.Envelope ? "json" : "debezium";

    /// <inheritdoc/>
    public string ContentType => "application/json";

    /// <summary>The format in which guests are written in one of their forms.</summary>
    /// <param name="guests">The form.</param>
    /// <param name="labels">Whether late bookings say so themselves (HX-1); false by default.</param>
    /// <returns>One instance each.</returns>
    public static HotelJson Of(GuestForm guests, bool labels = false) => (labels ? Labelled : Plain)[(int)guests];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The event's payload is none of a hotel's, or has an amount not in whole cents.</exception>
    public void Write(Arrival arrival, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(output);
        var happened = arrival.Event;
        switch (happened.Payload)
        {
            case BookingPayload booking:
                var text = new JsonText(output.GetSpan(BookingJson.MostBytes(booking) + MostBytes(happened)));
                BookingJson.Write(ref text, happened, booking, arrival.Stamp, _labels);
                output.Advance(text.Length);
                break;
            case GuestChange change when _form == GuestForm.Envelope:
                text = new JsonText(output.GetSpan(GuestJson.MostBytes(change) + MostBytes(happened)));
                GuestJson.Write(ref text, happened, change);
                output.Advance(text.Length);
                break;
            case GuestChange change:
                text = new JsonText(output.GetSpan(DebeziumGuestJson.MostBytes(change)));
                DebeziumGuestJson.Write(ref text, happened, change, arrival.Stamp, _form);
                output.Advance(text.Length);
                break;
            case RoomPriceUpdated price:
                text = new JsonText(output.GetSpan(RoomPriceJson.MostBytes(price) + MostBytes(happened)));
                RoomPriceJson.Write(ref text, happened, price);
                output.Advance(text.Length);
                break;
            case CsvRow:
                ReplayedRows.Write(arrival, output);
                break;
            case null when happened.Operation == Operation.Tombstone:
                break;
            default:
                throw new ArgumentException($"The payload of {happened} is none of a hotel: {happened.Payload?.GetType().Name ?? "null"}.", nameof(arrival));
        }
    }

    private static int MostBytes(StreamEvent happened) => JsonText.MostBytesOf(happened.Id) + JsonText.MostBytesOf(happened.Type);
}
