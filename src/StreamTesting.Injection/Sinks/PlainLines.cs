using System.Buffers;

namespace StreamTesting.Injection;

/// <summary>The arrival's own bytes, or null where it has none.</summary>
internal sealed class PlainLines : ILineFormat
{
    public static readonly PlainLines Instance = new();

    public void Write(Arrival arrival, ArrayBufferWriter<byte> output)
    {
        var before = output.WrittenCount;
        arrival.WriteTo(output);
        if (output.WrittenCount == before)
        {
            output.Write("null"u8);
        }
    }
}
