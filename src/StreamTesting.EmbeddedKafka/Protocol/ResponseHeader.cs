using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Protocol;

/// <summary>What stands before the body of a response, in header version 0 or 1.</summary>
/// <param name="CorrelationId">The number of the request.</param>
/// <param name="TaggedFields">Tagged fields of header version 1.</param>
internal readonly record struct ResponseHeader(int CorrelationId, List<TaggedField>? TaggedFields = null)
{
    /// <summary>Reads the header of a response to a request of the given API and version.</summary>
    public static ResponseHeader Read(ref WireReader reader, ApiInfo api, short version)
    {
        int correlationId = reader.ReadInt32();
        return new ResponseHeader(
            correlationId, api.ResponseHeaderVersion(version) >= 1 ? TaggedField.ReadAll(ref reader) : null);
    }

    public void Write(ref WireWriter writer, ApiInfo api, short version)
    {
        writer.WriteInt32(CorrelationId);
        if (api.ResponseHeaderVersion(version) >= 1)
        {
            TaggedField.WriteAll(ref writer, TaggedFields);
        }
    }
}
