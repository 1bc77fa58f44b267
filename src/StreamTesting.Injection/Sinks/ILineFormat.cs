using System.Buffers;

namespace StreamTesting.Injection;

/// <summary>Writes one arrival as one line, without its line feed.</summary>
internal interface ILineFormat
{
    void Write(Arrival arrival, ArrayBufferWriter<byte> output);
}
