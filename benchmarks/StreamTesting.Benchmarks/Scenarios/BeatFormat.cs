using System.Buffers;
using System.Text;

namespace StreamTesting.Benchmarks;

/// <summary>Ids as bytes.</summary>
internal sealed class BeatFormat : IArrivalFormat
{
    public static readonly BeatFormat Instance = new();

    public string Name => "id";

    public void Write(Arrival arrival, IBufferWriter<byte> output) => Encoding.UTF8.GetBytes(arrival.Event.Id, output);
}
