using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Protocol;

/// <summary>Whole frames: length, header, body.</summary>
internal static class FrameWriter
{
    /// <summary>Writes a request into an empty buffer.</summary>
    public static void WriteRequest(WireBuffer buffer, in RequestHeader header, IMessage body)
    {
        var writer = new WireWriter(buffer);
        writer.WriteInt32(0);
        header.Write(ref writer);
        body.Write(ref writer, header.Version);
        buffer.PatchInt32(0, buffer.TotalLength - sizeof(int));
    }

    /// <summary>Writes a response into an empty buffer.</summary>
    public static void WriteResponse(WireBuffer buffer, in ResponseHeader header, ApiInfo api, short version, IMessage body)
    {
        var writer = new WireWriter(buffer);
        writer.WriteInt32(0);
        header.Write(ref writer, api, version);
        body.Write(ref writer, version);
        buffer.PatchInt32(0, buffer.TotalLength - sizeof(int));
    }
}
