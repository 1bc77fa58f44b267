using System.Buffers;

namespace StreamTesting.Injection;

/// <summary>The arrival's own bytes; null where its event has no value, and nothing where a step emptied them.</summary>
internal sealed class PlainLines : ILineFormat
{
    public static readonly PlainLines Instance = new();

    public void Write(Arrival arrival, ArrayBufferWriter<byte> output)
    {
        var before = output.WrittenCount;
        arrival.WriteTo(output);
        if (arrival.Labels.IsPoisoned)
        {
            KeepOneLine(output, before);
        }
        else if (output.WrittenCount == before)
        {
            output.Write("null"u8);
        }
    }

    /// <summary>A line feed among broken bytes becomes a carriage return, or the lines after it would no longer be those of their positions.</summary>
    private static void KeepOneLine(ArrayBufferWriter<byte> output, int from)
    {
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsMemory(output.WrittenMemory)[from..].Span;
        bytes.Replace((byte)'\n', (byte)'\r');
    }
}
