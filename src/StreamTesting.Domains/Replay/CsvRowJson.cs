using System.Buffers;

namespace StreamTesting.Domains;

/// <summary>Rows in the document's envelope (H-20): <c>data</c> is the whole row, numbers as they are written, null where a number is missing.</summary>
/// <param name="sourceSystem">What stands for <c>source_system</c>; null to leave it out.</param>
internal sealed class CsvRowJson(string? sourceSystem) : IArrivalFormat
{
    private const int MostBytesOfKeys = 300;

    public string Name => "json";

    public void Write(Arrival arrival, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(output);
        if (arrival.Event.Payload is not CsvRow row)
        {
            throw new ArgumentException($"The payload of {arrival.Event} is no {nameof(CsvRow)}.", nameof(arrival));
        }

        var json = new JsonText(output.GetSpan(MostBytes(arrival.Event, row)));
        json.Text("{\"event_id\":"u8, arrival.Event.Id);
        json.Text(",\"event_type\":"u8, arrival.Event.Type);
        json.Milliseconds(",\"event_timestamp\":"u8, arrival.Event.EventTime);
        json.Milliseconds(",\"processing_timestamp\":"u8, arrival.Stamp);
        json.Raw(",\"operation\":\"INSERT\""u8);
        if (sourceSystem is not null)
        {
            json.Text(",\"source_system\":"u8, sourceSystem);
        }

        json.Raw(",\"data\":{"u8);
        Write(ref json, row);
        json.Raw("}}"u8);
        output.Advance(json.Length);
    }

    private static void Write(ref JsonText json, CsvRow row)
    {
        var columns = row.Header;
        for (var i = 0; i < columns.Names.Length; i++)
        {
            var value = row.Values[i];
            if (!columns.IsNumber[i])
            {
                json.Text(columns.Members[i], value);
            }
            else if (value.Length == 0)
            {
                json.Raw(columns.Members[i]);
                json.Raw("null"u8);
            }
            else
            {
                json.Ascii(columns.Members[i], value);
            }
        }
    }

    private int MostBytes(StreamEvent happened, CsvRow row)
    {
        var bytes = MostBytesOfKeys + JsonText.MostBytesOf(happened.Id) + JsonText.MostBytesOf(happened.Type) + JsonText.MostBytesOf(sourceSystem) + row.Header.MemberBytes;
        foreach (var value in row.Values)
        {
            bytes += JsonText.MostBytesOf(value) + 2;
        }

        return bytes;
    }
}
