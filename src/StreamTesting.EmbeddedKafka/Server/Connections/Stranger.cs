using System.Buffers.Binary;
using System.Text;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Tells by its first bytes what a client speaks that does not speak what the port takes, and what to do about it.</summary>
internal static class Stranger
{
    private const byte TlsHandshake = 0x16;
    private const short HighestApi = 200;
    private const short HighestVersion = 1000;

    private static readonly string[] HttpMethods = ["GET ", "POST", "PUT ", "HEAD", "DELE", "OPTI", "PATC", "CONN", "TRAC", "PRI ", "HTTP"];

    /// <summary>Says whether bytes begin as a TLS client does. Needs one byte.</summary>
    public static bool IsTls(ReadOnlySpan<byte> first) => first.Length > 0 && first[0] == TlsHandshake && (first.Length == 1 || first[1] == 3);

    /// <summary>Says whether bytes may be the first of a request as far as they go; where not even the length is one, that is left to who reads frames.</summary>
    public static bool MayBeRequest(ReadOnlySpan<byte> first) =>
        first.Length < 8 || BinaryPrimitives.ReadInt32BigEndian(first) is < 0 or > Wire.FrameReader.DefaultMaxFrameLength
        || BinaryPrimitives.ReadInt16BigEndian(first[6..]) is >= 0 and < HighestVersion;

    /// <summary>What bytes look like that are no request.</summary>
    public static string Describe(ReadOnlySpan<byte> first, SecurityOptions security)
    {
        if (IsTls(first))
        {
            return $"It looks like TLS, and the port takes {security.Protocol}: set the client's security.protocol to {security.Protocol}, or give SecurityOptions.Tls.";
        }

        var text = Encoding.Latin1.GetString(first.Length < 4 ? first : first[..4]);
        if (HttpMethods.Contains(text))
        {
            return "It looks like HTTP, and the port speaks Kafka's protocol only: point Kafka clients at it, and browsers, probes and REST clients elsewhere.";
        }

        return text == "SSH-" ? "It looks like SSH, and the port speaks Kafka's protocol only: point Kafka clients at it."
            : text.Length == 4 && text.All(character => char.IsBetween(character, ' ', '~')) ? "It looks like text, and the port speaks Kafka's protocol only: point Kafka clients at it."
            : "It looks like nothing that speaks Kafka's protocol: look for what else connects to this port.";
    }

    /// <summary>What bytes look like that are not the begin of TLS where TLS is due.</summary>
    public static string DescribePlaintext(ReadOnlySpan<byte> first, SecurityOptions security) => IsKafka(first)
        ? $"It looks like Kafka without TLS: set the client's security.protocol to {security.Protocol} and its ssl.ca.location or ssl.ca.pem, as EmbeddedKafka.ClientSettings does."
        : Describe(first, security);

    private static bool IsKafka(ReadOnlySpan<byte> first) =>
        first.Length >= 6 && BinaryPrimitives.ReadInt32BigEndian(first) is > 0 and <= Wire.FrameReader.DefaultMaxFrameLength
        && BinaryPrimitives.ReadInt16BigEndian(first[4..]) is >= 0 and < HighestApi;
}
