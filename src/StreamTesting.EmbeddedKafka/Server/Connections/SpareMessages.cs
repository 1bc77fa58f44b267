using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// What a connection keeps of its produce requests, so that the next one allocates next to nothing: a producer that waits for each
/// acknowledgement sends one for every message. One of each kind, and only small ones. Thread-safe.
/// </summary>
internal sealed class SpareMessages
{
    private const int LargestKept = 64;

    private ProduceRequest? request;
    private ProduceResponse? response;

    /// <summary>Reads a request, into a spare one where there is one.</summary>
    public IMessage Read(in RequestHeader header, ref WireReader reader)
    {
        if (header.Key == ApiKey.Produce && Interlocked.Exchange(ref request, null) is { } spare)
        {
            spare.ReadAgain(ref reader, header.Version);
            return spare;
        }

        return ApiTable.ReadRequest(header.Key, ref reader, header.Version);
    }

    /// <summary>A response with things left in it: every field is to be set.</summary>
    public ProduceResponse TakeResponse() => Interlocked.Exchange(ref response, null) ?? new ProduceResponse();

    /// <summary>Takes back what nobody uses any more.</summary>
    public void Return(ProduceRequest used, ProduceResponse? answer)
    {
        if (used.TopicData.Count <= LargestKept && used.TopicData.TrueForAll(topic => topic.PartitionData.Count <= LargestKept))
        {
            request = used;
            response = answer ?? response;
        }
    }
}
