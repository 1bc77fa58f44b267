using System.Text;
using System.Text.RegularExpressions;

namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>The final message of a SCRAM client.</summary>
/// <param name="Binding">The header of its first message, once more.</param>
/// <param name="Nonce">The whole nonce.</param>
/// <param name="WithoutProof">The message up to its proof.</param>
/// <param name="Proof">That it has the password.</param>
internal sealed record ScramClientFinal(string Binding, string Nonce, string WithoutProof, byte[] Proof)
{
    private static readonly Regex Pattern = new("""^(?<bare>c=(?<binding>[A-Za-z0-9/+=]+),r=(?<nonce>[\x21-\x2B\x2D-\x7E]+)(?:,[A-Za-z]+=[^,\0]+)*?),p=(?<proof>[A-Za-z0-9/+=]+)\z""", RegexOptions.CultureInvariant);

    /// <summary>The message in a text; null if it is none.</summary>
    public static ScramClientFinal? Read(string text) =>
        Pattern.Match(text) is { Success: true } match && Bytes(match.Groups["binding"].Value) is { } binding && Bytes(match.Groups["proof"].Value) is { } proof
            ? new(Encoding.UTF8.GetString(binding), match.Groups["nonce"].Value, match.Groups["bare"].Value, proof)
            : null;

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? bytes[..count] : null;
    }
}
