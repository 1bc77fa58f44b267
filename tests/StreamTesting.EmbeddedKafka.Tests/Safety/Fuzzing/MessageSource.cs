using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Protocol;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>A whole frame of a message, and how it is to be read.</summary>
/// <param name="Target">What reads it: the API, its version and whether it is a request.</param>
/// <param name="Bytes">The frame without its length.</param>
internal sealed record MessageSource(MessageTarget Target, byte[] Bytes);

/// <summary>A message of one version.</summary>
internal sealed record MessageTarget(ApiInfo Api, short Version, bool IsRequest)
{
    /// <summary>As <c>Fetch request 11</c>.</summary>
    public string Name { get; } = $"{Api.Key} {(IsRequest ? "request" : "response")} {Version}";

    /// <summary>The target of that name.</summary>
    public static MessageTarget Of(string name)
    {
        var parts = name.Split(' ');
        return new(ApiTable.Find(Enum.Parse<ApiKey>(parts[0]))!, short.Parse(parts[2]), parts[1] == "request");
    }

    public IMessage Read(byte[] frame) => IsRequest
        ? Codec.ReadRequest(frame).Body
        : Codec.ReadResponse(frame, Api, Version).Body;

    public byte[] Again(byte[] frame) => IsRequest
        ? Codec.RequestAgain(frame)
        : Codec.ResponseAgain(frame, Api, Version);
}
