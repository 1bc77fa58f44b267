using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StreamTesting.Injection.Tests;

/// <summary>Rows of two tables, created, changed and deleted, with a tombstone after each deletion and, where asked, bytes that are no JSON.</summary>
public sealed record TopicsDomain(int Count) : Domain, IFinalStates
{
    public TimeSpan Gap { get; init; } = TimeSpan.FromHours(5);

    public bool HasPoison { get; init; }

    public override string Name => "rows";

    public override IReadOnlyList<string> Topics => ["guests", "rooms/prices"];

    public override DomainSize? Size => new DomainSize(Count, 0);

    public override TimeSpan TransportDelay => TimeSpan.FromSeconds(2.5);

    public override IArrivalFormat Format => new RowFormat(HasPoison);

    public override bool CanConflict => false;

    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        var entities = Enumerable.Range(0, 6).Select(i => new StreamEntity($"row \"{i}\"", Topics[i % 2])).ToArray();
        for (var i = 0; i < Count; i++)
        {
            var step = i / 6 % 4;
            var time = DateTimeOffset.UnixEpoch.AddYears(30) + (i * Gap) + TimeSpan.FromTicks(i);
            yield return new StreamEvent($"e{i}", step == 3 ? "tombstone" : "row", entities[i % 6], time, step == 3 ? null : (long)i)
            {
                Operation = step switch { 0 => Operation.Create, 1 => Operation.Update, 2 => Operation.Delete, _ => Operation.Tombstone },
                SchemaVersion = 1 + (i % 2),
            };
        }
    }

    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException();

    object? IFinalStates.Apply(object? state, StreamEvent happened) =>
        happened.Operation is Operation.Delete or Operation.Tombstone ? null : happened.Payload;

    void IFinalStates.Write(object state, Utf8JsonWriter json) => json.WriteNumberValue((long)state);

    private sealed class RowFormat(bool hasPoison) : IArrivalFormat
    {
        public string Name => "json";

        public void Write(Arrival arrival, IBufferWriter<byte> output)
        {
            if (arrival.Event.Payload is long value)
            {
                var end = hasPoison && value % 7 == 0 ? "" : "}";
                output.Write(Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture, $$"""{"id":"{{arrival.Event.Id}}","values":[{{value}},680.00],"none":[],"text":"a, {b}: \"c\"","inner":{"is":null}{{end}}""")));
            }
        }
    }
}
