using System.Text;

namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>SCRAM (RFC 5802), without channel binding, as in Kafka: client-first, server-first, client-final, server-final.</summary>
internal sealed class ScramExchange(UserStore users, SaslMechanism mechanism) : ISaslExchange
{
    private ScramCredential? credential;
    private ScramClientFirst? first;
    private string serverFirst = "";
    private string nonce = "";

    public string? User => first?.User;

    public bool IsComplete { get; private set; }

    public byte[] Evaluate(ReadOnlySpan<byte> token) => Encoding.UTF8.GetBytes(first is null ? Begin(Encoding.UTF8.GetString(token)) : End(Encoding.UTF8.GetString(token)));

    private string Begin(string message)
    {
        first = ScramClientFirst.Read(message) ?? throw new SaslFailure($"it sent no first message of {mechanism.Name()}");
        credential = users.Find(first.User, mechanism) ?? throw new SaslFailure("there is no such user");
        if (first.Authorization.Length > 0 && first.Authorization != first.User)
        {
            throw new SaslFailure($"it wanted to act as '{first.Authorization}'", "Authentication failed: Client requested an authorization id that is different from username");
        }

        nonce = first.Nonce + Secrets.Nonce();
        return serverFirst = $"r={nonce},s={Convert.ToBase64String(credential.Salt)},i={credential.Iterations}";
    }

    private string End(string message)
    {
        if (IsComplete || ScramClientFinal.Read(message) is not { } final)
        {
            throw new SaslFailure($"it sent no final message of {mechanism.Name()}");
        }

        if (final.Nonce != nonce)
        {
            throw new SaslFailure("its nonce is another one");
        }

        if (final.Binding != first!.Header)
        {
            throw new SaslFailure("its channel binding is another one");
        }

        var authMessage = Encoding.UTF8.GetBytes($"{first.Bare},{serverFirst},{final.WithoutProof}");
        if (!credential!.IsProof(mechanism, authMessage, final.Proof))
        {
            throw new SaslFailure("the password is wrong");
        }

        IsComplete = true;
        return $"v={Convert.ToBase64String(credential.Sign(mechanism, authMessage))}";
    }
}
