using System.Text;

namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>PLAIN (RFC 4616): one message, <c>[authzid] NUL authcid NUL password</c>. The client's messages are Kafka's.</summary>
internal sealed class PlainExchange(UserStore users) : ISaslExchange
{
    public string? User { get; private set; }

    public bool IsComplete { get; private set; }

    public byte[] Evaluate(ReadOnlySpan<byte> token)
    {
        var parts = Encoding.UTF8.GetString(token).Split('\0');
        if (parts is not [var authorization, var name, var password])
        {
            throw Failed("it sent no message of PLAIN", $"Invalid SASL/PLAIN response: expected 3 tokens, got {Math.Min(parts.Length, 4)}");
        }

        User = name;
        if (name.Length == 0)
        {
            throw Failed("it gave no user", "Authentication failed: username not specified");
        }

        if (password.Length == 0)
        {
            throw Failed("it gave no password", "Authentication failed: password not specified");
        }

        if (!users.IsPassword(name, password))
        {
            throw Failed(users.Knows(name) ? "the password is wrong" : "there is no such user", "Authentication failed: Invalid username or password");
        }

        if (authorization.Length > 0 && authorization != name)
        {
            throw Failed($"it wanted to act as '{authorization}'", "Authentication failed: Client requested an authorization id that is different from username");
        }

        IsComplete = true;
        return [];
    }

    private static SaslFailure Failed(string reason, string message) => new(reason, message);
}
