using System.Text.RegularExpressions;

namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>The first message of a SCRAM client.</summary>
/// <param name="Header">What stands before the bare message, with its commas.</param>
/// <param name="Bare">The message without that.</param>
/// <param name="Authorization">Whom it wants to act as; empty for itself.</param>
/// <param name="User">Who it says it is.</param>
/// <param name="Nonce">Its part of the nonce.</param>
internal sealed record ScramClientFirst(string Header, string Bare, string Authorization, string User, string Nonce)
{
    private static readonly Regex Pattern = new("""^(?<header>n,(?:a=(?<authzid>(?:[^=,\0]|=2C|=3D)+))?,)(?<bare>(?:m=[^,\0]+,)?n=(?<user>(?:[^=,\0]|=2C|=3D)+),r=(?<nonce>[\x21-\x2B\x2D-\x7E]+)(?:,[A-Za-z]+=[^,\0]+)*)\z""", RegexOptions.CultureInvariant);

    /// <summary>The message in a text; null if it is none, or asks for a channel binding.</summary>
    public static ScramClientFirst? Read(string text) =>
        Pattern.Match(text) is { Success: true } match
            ? new(match.Groups["header"].Value, match.Groups["bare"].Value, Name(match.Groups["authzid"].Value), Name(match.Groups["user"].Value), match.Groups["nonce"].Value)
            : null;

    private static string Name(string escaped) => escaped.Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
}
