using System.Buffers;

namespace StreamTesting.Injection;

/// <summary>Writes one arrival as one line, without its line feed.</summary>
internal interface ILineFormat
{
    void Write(Arrival arrival, ArrayBufferWriter<byte> output);

    /// <summary>Is told of an arrival that is not written, because it comes before the shard.</summary>
    void Skip(Arrival arrival)
    {
    }
}
