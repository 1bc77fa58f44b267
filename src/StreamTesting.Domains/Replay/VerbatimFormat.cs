using System.Buffers;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>Writes a recorded value as it was recorded. It holds no arrival time, so that a retry has the same bytes.</summary>
internal sealed class VerbatimFormat : IArrivalFormat
{
    public static readonly VerbatimFormat Instance = new();

    public string Name => "verbatim";

    public string ContentType => "application/json";

    public void Write(Arrival arrival, IBufferWriter<byte> output)
    {
        if (arrival.Event.Payload is ChangeRecord { Value: { } value })
        {
            Encoding.UTF8.GetBytes(value, output);
        }
    }
}
