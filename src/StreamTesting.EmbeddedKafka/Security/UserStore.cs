using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>
/// The users of a cluster. As in Kafka the passwords for PLAIN stay what they were at the start, and those for SCRAM are what admin clients change.
/// Thread-safe.
/// </summary>
internal sealed class UserStore
{
    private readonly Dictionary<string, byte[]> passwords;
    private readonly ConcurrentDictionary<(string User, SaslMechanism Mechanism), Entry> credentials = new();

    public UserStore(SecurityOptions options)
    {
        passwords = options.Users.ToDictionary(user => user.Name, user => Encoding.UTF8.GetBytes(user.Password), StringComparer.Ordinal);
        foreach (var user in options.Users)
        {
            foreach (var mechanism in options.Mechanisms.Where(mechanism => mechanism.IsScram()))
            {
                var made = new Lazy<ScramCredential>(() => ScramCredential.OfPassword(mechanism, user.Password, options.ScramIterations));
                credentials[(user.Name, mechanism)] = new Entry(options.ScramIterations, made);
            }
        }
    }

    public IEnumerable<string> ScramUsers => credentials.Keys.Select(key => key.User).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public bool Knows(string user) => passwords.ContainsKey(user);

    public bool IsPassword(string user, string password) =>
        passwords.TryGetValue(user, out var known) && CryptographicOperations.FixedTimeEquals(known, Encoding.UTF8.GetBytes(password));

    public ScramCredential? Find(string user, SaslMechanism mechanism) => credentials.GetValueOrDefault((user, mechanism))?.Credential.Value;

    /// <summary>The iterations of a user's credential, which is not made for that; null if there is none.</summary>
    public int? Iterations(string user, SaslMechanism mechanism) => credentials.GetValueOrDefault((user, mechanism))?.Iterations;

    public void Set(string user, SaslMechanism mechanism, ScramCredential credential) =>
        credentials[(user, mechanism)] = new Entry(credential.Iterations, new Lazy<ScramCredential>(credential));

    public void Remove(string user, SaslMechanism mechanism) => credentials.TryRemove((user, mechanism), out _);

    private sealed record Entry(int Iterations, Lazy<ScramCredential> Credential);
}
