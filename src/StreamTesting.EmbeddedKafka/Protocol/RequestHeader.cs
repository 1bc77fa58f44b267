using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Protocol;

/// <summary>What stands before the body of a request, in header version 1 or 2.</summary>
/// <param name="Key">The API; may be a number without a name.</param>
/// <param name="Version">The version of the body; may be one that does not exist.</param>
/// <param name="CorrelationId">What the response has to repeat.</param>
/// <param name="ClientId">The client's name for itself; null when it gave none, or when the API is unknown.</param>
/// <param name="TaggedFields">Tagged fields of header version 2.</param>
internal readonly record struct RequestHeader(
    ApiKey Key, short Version, int CorrelationId, string? ClientId, List<TaggedField>? TaggedFields = null)
{
    /// <summary>Reads a header. Of an API that has no codec only key, version and correlation id are read.</summary>
    public static RequestHeader Read(ref WireReader reader)
    {
        var key = (ApiKey)reader.ReadInt16();
        short version = reader.ReadInt16();
        int correlationId = reader.ReadInt32();
        if (ApiTable.Find(key) is not { } api)
        {
            return new RequestHeader(key, version, correlationId, null);
        }

        string? clientId = reader.ReadNullableString(flexible: false);
        List<TaggedField>? tagged = api.RequestHeaderVersion(version) >= 2 ? TaggedField.ReadAll(ref reader) : null;
        return new RequestHeader(key, version, correlationId, clientId, tagged);
    }

    public void Write(ref WireWriter writer)
    {
        writer.WriteInt16((short)Key);
        writer.WriteInt16(Version);
        writer.WriteInt32(CorrelationId);
        writer.WriteString(ClientId, flexible: false);
        if (ApiTable.Find(Key)?.RequestHeaderVersion(Version) >= 2)
        {
            TaggedField.WriteAll(ref writer, TaggedFields);
        }
    }
}
