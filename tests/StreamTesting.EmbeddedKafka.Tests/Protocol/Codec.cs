using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

/// <summary>Decodes and encodes whole frames, without their length.</summary>
internal static class Codec
{
    public static (RequestHeader Header, IMessage Body) ReadRequest(ReadOnlyMemory<byte> frame)
    {
        var reader = new WireReader(frame);
        RequestHeader header = RequestHeader.Read(ref reader);
        IMessage body = ApiTable.ReadRequest(header.Key, ref reader, header.Version);
        reader.ExpectEnd();
        return (header, body);
    }

    public static (ResponseHeader Header, IMessage Body) ReadResponse(ReadOnlyMemory<byte> frame, ApiInfo api, short version)
    {
        var reader = new WireReader(frame);
        ResponseHeader header = ResponseHeader.Read(ref reader, api, version);
        IMessage body = ApiTable.ReadResponse(api.Key, ref reader, version);
        reader.ExpectEnd();
        return (header, body);
    }

    public static byte[] RequestAgain(byte[] frame)
    {
        (RequestHeader header, IMessage body) = ReadRequest(frame);
        using var buffer = new WireBuffer();
        FrameWriter.WriteRequest(buffer, header, body);
        return buffer.ToArray()[4..];
    }

    public static byte[] ResponseAgain(byte[] frame, ApiInfo api, short version)
    {
        (ResponseHeader header, IMessage body) = ReadResponse(frame, api, version);
        using var buffer = new WireBuffer();
        FrameWriter.WriteResponse(buffer, header, api, version, body);
        return buffer.ToArray()[4..];
    }

    public static byte[] Body(IMessage message, short version)
    {
        using var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        message.Write(ref writer, version);
        return buffer.ToArray();
    }
}
