using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>What tests are told when a client is refused: who, why, and what to do. No password and no token stands in any of it.</summary>
internal static class Refusals
{
    public static string Mechanism(RequestContext context, string asked, SaslSession sasl) =>
        $"{Who(context.Client, context.ClientId)} wants to authenticate by '{Shortened(asked)}', which is not allowed here; the connection was closed. "
        + $"Set sasl.mechanism to one of {string.Join(", ", sasl.Mechanisms)}, or add it to SecurityOptions.Mechanisms.";

    public static string Credentials(ClientConnection client, string? clientId, SaslSession sasl, SaslFailure failure) =>
        $"{Who(client, clientId)} could not authenticate{(sasl.User is { } user ? $" as '{Shortened(user)}'" : "")} by {sasl.Mechanism}: {Shortened(failure.Message, 200)}; the connection was closed. "
        + "Set sasl.username and sasl.password to a user of SecurityOptions.Users.";

    public static string State(ClientConnection client, string? clientId, ApiKey api, SaslSession sasl) => sasl.State switch
    {
        SaslState.New or SaslState.KnowsVersions =>
            $"{Who(client, clientId)} asked for {ApiNames.Of(api)} without authenticating first; the connection was closed. "
            + $"Set its security.protocol to SASL_PLAINTEXT (SASL_SSL with TLS) with sasl.mechanism, sasl.username and sasl.password, as EmbeddedKafka.ClientSettings does.",
        SaslState.WrongMechanism => $"{Who(client, clientId)} wanted to authenticate again by another mechanism than before; the connection was closed, as Kafka does.",
        _ => $"{Who(client, clientId)} asked for {ApiNames.Of(api)} in the middle of authenticating; the connection was closed.",
    };

    public static string Expired(ClientConnection client, string? clientId, SaslSession sasl) =>
        $"{Who(client, clientId)}, user '{sasl.User}', did not authenticate again within {sasl.Lifetime} (SecurityOptions.MaxReauthentication); the connection was closed. "
        + "Use a client that does (KIP-368), or leave the option at null.";

    public static string Version(ClientConnection client, string? clientId, ApiInfo api, short version) => version < api.MinVersion
        ? $"{Who(client, clientId)} asked for {ApiNames.Of(api.Key)} version {version}, which the embedded broker does not serve; the connection was closed. "
            + $"It speaks Kafka's protocol from before {(client.AsksVersions ? "2.1" : "0.10, or at least never asked which versions there are")}, and as Kafka 4 (KIP-896) the broker serves version {api.MinVersion} and later: "
            + "use a client of Kafka 2.1, librdkafka 1.8.2, kafkajs 1.15, python-kafka 2.0.2 or later."
        : $"{Who(client, clientId)} asked for {ApiNames.Of(api.Key)} version {version}, which the embedded broker does not serve; the connection was closed. "
            + $"It serves versions {api.MinVersion} to {api.MaxVersion}, as ApiVersions tells.";

    public static string Api(ClientConnection client, string? clientId, ApiKey api) =>
        $"{Who(client, clientId)} asked for API {(short)api} ({api}), which the embedded broker does not serve; the connection was closed.";

    private static string Who(ClientConnection client, string? clientId) => clientId is null ? $"A client at {client.Host}" : $"Client '{Shortened(clientId)}' at {client.Host}";

    // What clients send goes into a line of text, and perhaps to a terminal.
    private static string Shortened(string text, int most = 100)
    {
        var line = string.Concat(text.Take(most).Select(character => char.IsControl(character) ? '?' : character));
        return text.Length <= most ? line : line + "...";
    }
}
