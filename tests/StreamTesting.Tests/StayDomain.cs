using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace StreamTesting.Tests;

/// <summary>Stays of guests with nested payloads: booked, then updated or cancelled. Every fourth booking has a promotion.</summary>
public sealed record StayDomain(int Count, int Guests = 10) : Domain
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public bool IsJson { get; init; } = true;

    public bool WritesId { get; init; } = true;

    public bool HasTombstones { get; init; }

    public override string Name => "stays";

    public override DomainSize? Size => new DomainSize(Count, 0);

    public override TimeSpan TransportDelay => TimeSpan.FromSeconds(5);

    public override IArrivalFormat Format => new StayFormat(IsJson ? "json" : "avro", WritesId);

    public override IReadOnlyList<PayloadFault> Faults =>
    [
        PayloadFault.Missing("data.total").Named("missing-amount", ["booked"]),
        PayloadFault.Swapped("data.check_in", "data.check_out").Named("reversed-dates"),
    ];

    [JsonIgnore]
    public int Booked => Enumerable.Range(0, Count).Count(number => number % 4 < 2);

    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        var guests = Enumerable.Range(0, Guests).Select(number => new StreamEntity($"g{number}")).ToArray();
        for (var i = 0; i < Count; i++)
        {
            var type = (i % 4) switch { 0 or 1 => "booked", 2 => "updated", _ => "cancelled" };
            var random = seed.Random(i);
            if (HasTombstones && i % 5 == 0)
            {
                yield return new StreamEvent($"e{i}", "gone", guests[i * 7 % Guests], Start + TimeSpan.FromMinutes(i), null) { Operation = Operation.Tombstone };
                continue;
            }

            yield return new StreamEvent($"e{i}", type, guests[i * 7 % Guests], Start + TimeSpan.FromMinutes(i), new Stay(i, random.NextInRange(5000, 50000), (int)random.NextInRange(1, 7)))
            {
                Operation = type == "updated" ? Operation.Update : Operation.Append,
            };
        }
    }

    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random)
    {
        var stay = (Stay)original.Payload!;
        return new StreamEvent(original.Id, original.Type, original.Entity, original.EventTime, stay with { Cents = stay.Cents + random.NextInRange(1, 99) }) { Operation = original.Operation };
    }

    private sealed record Stay(int Number, long Cents, int Nights);

    private sealed class StayFormat(string name, bool writesId) : IArrivalFormat
    {
        public string Name => name;

        public void Write(Arrival arrival, IBufferWriter<byte> output)
        {
            if (arrival.Event.Payload is not Stay stay)
            {
                return;
            }

            var start = DateOnly.FromDateTime(arrival.Event.EventTime.UtcDateTime).AddDays(30);
            var data = new StringBuilder();
            data.Append(CultureInfo.InvariantCulture, $"\"guest\":\"{arrival.Event.Key}\"");
            if (arrival.Event.Type == "cancelled")
            {
                data.Append(CultureInfo.InvariantCulture, $",\"reason\":\"changed plans\",\"fee\":{stay.Cents / 100m:0.00}");
            }
            else
            {
                data.Append(CultureInfo.InvariantCulture, $",\"check_in\":\"{start:yyyy-MM-dd}\",\"check_out\":\"{start.AddDays(stay.Nights):yyyy-MM-dd}\"");
                data.Append(CultureInfo.InvariantCulture, $",\"total\":{stay.Cents / 100m:0.00},\"nights\":{stay.Nights},\"status\":\"Confirmed\",\"code\":\"{stay.Number}\"");
                data.Append(stay.Number % 4 == 0 ? ",\"promo\":\"SPRING\"" : "");
            }

            var id = writesId ? $"\"id\":\"{arrival.Event.Id}\"," : "";
            output.Write(Encoding.UTF8.GetBytes("{" + id + string.Create(
                CultureInfo.InvariantCulture,
                $"\"type\":\"{arrival.Event.Type}\",\"at\":\"{arrival.Event.EventTime:O}\",\"arrived\":{arrival.Stamp.UtcTicks},\"data\":") + "{" + data + "}}"));
        }
    }
}
