using System.Text.Json;

namespace StreamTesting.Domains.Tests;

/// <summary>An arrival as a consumer reads it: nothing but the bytes.</summary>
internal sealed class HotelLine
{
    private HotelLine(JsonElement root)
    {
        Root = root;
        Id = Text("event_id");
        Type = Text("event_type");
        Time = root.GetProperty("event_timestamp").GetDateTimeOffset();
        Data = root.GetProperty("data");
    }

    public JsonElement Root { get; }

    public string Id { get; }

    public string Type { get; }

    public DateTimeOffset Time { get; }

    public JsonElement Data { get; }

    public DateTimeOffset Processed => Root.GetProperty("processing_timestamp").GetDateTimeOffset();

    public string Booking => Data.GetProperty("booking_id").GetString()!;

    public string? Status => Data.TryGetProperty("booking_status", out var status) ? status.GetString() : null;

    public long? Cents => Data.TryGetProperty("total_amount", out var amount) ? (long)(amount.GetDecimal() * 100) : null;

    public string[] ChangedFields => Root.TryGetProperty("changed_fields", out var fields) ? [.. fields.EnumerateArray().Select(name => name.GetString()!)] : [];

    public static HotelLine Of(Arrival arrival) => new(JsonDocument.Parse(arrival.ToBytes()).RootElement);

    public static List<HotelLine> Of(StreamPlan plan, ulong seed = 1) => [.. plan.Generate(new Seed(seed)).Select(Of)];

    /// <summary>The lines of each booking in event-time order.</summary>
    public static IEnumerable<List<HotelLine>> Bookings(StreamPlan plan, ulong seed = 1) =>
        Of(plan, seed).GroupBy(line => line.Booking).Select(booking => booking.OrderBy(line => line.Time).ToList());

    public string Text(string name) => Root.GetProperty(name).GetString()!;

    public bool Has(string member) => Root.TryGetProperty(member, out _);

    public bool Tells(string column) => Data.TryGetProperty(column, out _);

    public DateOnly? Date(string name) => Data.TryGetProperty(name, out var date) ? DateOnly.ParseExact(date.GetString()!, "yyyy-MM-dd") : null;

    public override string ToString() => Root.GetRawText();
}
