using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamTesting.Injection;

/// <summary>Writes the first and the last line of a truth file.</summary>
internal static class FrameText
{
    public const int Version = 1;

    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false };

    public static byte[] Header(EventStream stream) => Line("header", json =>
    {
        json.WriteNumber("version", Version);
        json.WriteString("seed", stream.Seed.ToString());
        json.WriteString("domain", stream.Plan.Domain.Name);
        json.WriteStartArray("topics");
        foreach (var topic in stream.Plan.Domain.Topics)
        {
            json.WriteStringValue(topic);
        }

        json.WriteEndArray();
        json.WriteNumber("partitions", stream.Partitions);
        json.WriteString("description", stream.Plan.ToString());
        json.WritePropertyName("plan");
        JsonNode.Parse(stream.Plan.ToJson())!.WriteTo(json);
    });

    public static byte[] Summary(EventStream stream, TruthTally tally, long states) => Line("summary", json =>
    {
        json.WriteNumber("arrivals", tally.Arrivals);
        json.WriteNumber("events", tally.Events);
        json.WriteNumber("states", states);
        json.WriteStartObject("copies");
        foreach (var kind in Enum.GetValues<DuplicateKind>().Where(kind => kind != DuplicateKind.None))
        {
            json.WriteNumber(LabelText.NameOf(kind), tally.ByKind[(int)kind]);
        }

        json.WriteEndObject();
        json.WriteNumber("lateByDay", tally.All.LateByDay);
        json.WriteNumber("outOfOrder", tally.All.OutOfOrder);
        json.WriteNumber("outOfOrderInEntity", tally.All.OutOfOrderInEntity);
        json.WriteNumber("poisoned", tally.Poisoned);
        json.WriteNumber("greatestDelaySeconds", Seconds(tally.GreatestDelay));
        Time(json, "earliestEvent", tally.EarliestEvent);
        Time(json, "latestEvent", tally.LatestEvent);
        Counts(json, tally);
        Rows(json, TruthRows.Of(stream.Plan, stream.Size, tally));
    });

    private static void Counts(Utf8JsonWriter json, TruthTally tally)
    {
        Object(json, "byType", tally.ByType);
        Object(json, "byFault", tally.ByFault);
        Object(json, "byCause", tally.ByCause);
        json.WriteStartArray("byPartition");
        foreach (var (lane, count) in tally.ByLane)
        {
            json.WriteStartObject();
            json.WriteString("topic", lane.Topic);
            json.WriteNumber("partition", lane.Partition);
            json.WriteNumber("arrivals", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Object(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, long>> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
    }

    private static void Rows(Utf8JsonWriter json, IEnumerable<TruthRow> rows)
    {
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            json.WriteString("asked", row.Asked);
            Number(json, "askedCount", row.AskedCount);
            Number(json, "measured", row.Measured);
            Number(json, "all", row.All);
            json.WriteNumber("of", row.Of);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        var text = new TruthText();
        json.WritePropertyName(name);
        if (time is { } known)
        {
            text.Time([], known);
            json.WriteRawValue(text.Written);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static decimal Seconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerSecond;

    private static byte[] Line(string kind, Action<Utf8JsonWriter> members)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("line", kind);
            members(json);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }
}
