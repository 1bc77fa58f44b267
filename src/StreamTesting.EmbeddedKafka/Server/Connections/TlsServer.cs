using System.Net.Security;
using System.Security.Authentication;
using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Makes the TLS connection with a client, or says why there is none.</summary>
internal static class TlsServer
{
    /// <summary>The encrypted stream over a connection. Blocks; what blocks is bounded by the stream's deadline.</summary>
    /// <exception cref="StrangerException">The client speaks something else, or does not trust the broker, or is not trusted.</exception>
    public static SslStream Shake(BlockingSocketStream stream, TlsSettings tls, SecurityOptions security)
    {
        Span<byte> first = stackalloc byte[8];
        first = first[..stream.Peek(first)];
        if (!first.IsEmpty && !Stranger.IsTls(first))
        {
            throw new StrangerException(Stranger.DescribePlaintext(first, security));
        }

        // Whoever sees the connection closed is to find the reason told: the connection closes the stream, after that.
        var encrypted = new SslStream(stream, leaveInnerStreamOpen: true);
        try
        {
            encrypted.AuthenticateAsServer(tls.Server);
            return encrypted;
        }
        catch (AuthenticationException exception)
        {
            encrypted.Dispose();
            throw new StrangerException(Reason(exception, security), exception);
        }
        catch
        {
            encrypted.Dispose();
            throw;
        }
    }

    private static string Reason(AuthenticationException exception, SecurityOptions security) => security.Tls!.ClientCertificates switch
    {
        ClientCertificates.None => $"Its TLS handshake failed ({Innermost(exception)}): most often it does not trust the broker's certificate. "
            + "Set its ssl.ca.location to EmbeddedKafka.CertificateAuthorityFile, or ssl.ca.pem to EmbeddedKafka.CertificateAuthority.",
        var policy => $"Its TLS handshake failed ({Innermost(exception)}): it shows no certificate that the broker trusts (TlsOptions.ClientCertificates is {policy}), or does not trust the broker's. "
            + "Give it one of EmbeddedKafka.NewClientCertificate or of TlsOptions.ClientAuthorities, and ssl.ca.pem, as EmbeddedKafka.ClientSettings does.",
    };

    private static string Innermost(Exception exception) => (exception.InnerException is { } inner ? Innermost(inner) : exception.Message).TrimEnd('.');
}
