using System.Buffers;
using System.Text.Json;

namespace StreamTesting.Injection;

/// <summary>The arrival's own bytes with its labels as a last member, where those bytes are a JSON object.</summary>
internal sealed class LabelledLines : ILineFormat
{
    private readonly TruthText _labels = new();
    private readonly ReadableArrivals _readable = new();
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public void Write(Arrival arrival, ArrayBufferWriter<byte> output)
    {
        var expectation = _readable.Next(arrival);
        _bytes.ResetWrittenCount();
        PlainLines.Instance.Write(arrival, _bytes);
        var bytes = _bytes.WrittenSpan;
        if (!IsObject(bytes, out var isEmpty))
        {
            output.Write(bytes);
            return;
        }

        _labels.Clear();
        _labels.Number(isEmpty ? "\"_truth\":{\"position\":"u8 : ",\"_truth\":{\"position\":"u8, arrival.Position);
        _labels.Text(",\"topic\":"u8, arrival.Topic);
        _labels.Number(",\"partition\":"u8, arrival.Partition);
        _labels.Number(",\"offset\":"u8, arrival.PartitionPosition);
        LabelText.Write(_labels, arrival, expectation);
        _labels.Raw("}}"u8);
        output.Write(bytes[..^1]);
        output.Write(_labels.Written);
    }

    public void Skip(Arrival arrival) => _readable.Next(arrival);

    private static bool IsObject(ReadOnlySpan<byte> bytes, out bool isEmpty)
    {
        isEmpty = false;
        if (bytes.Length < 2 || bytes[0] != '{' || bytes[^1] != '}')
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            isEmpty = reader.Read() && reader.TokenType == JsonTokenType.EndObject;
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
