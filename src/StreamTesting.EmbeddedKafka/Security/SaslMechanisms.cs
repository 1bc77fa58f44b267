namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>The names of the mechanisms, and their numbers where the protocol has some.</summary>
internal static class SaslMechanisms
{
    /// <summary>Fewer iterations than these are refused, as Kafka does (and RFC 7677 advises).</summary>
    public const int LeastIterations = 4096;

    /// <summary>More are refused, as Kafka does.</summary>
    public const int MostIterations = 16384;

    public static string Name(this SaslMechanism mechanism) => mechanism switch
    {
        SaslMechanism.ScramSha256 => "SCRAM-SHA-256",
        SaslMechanism.ScramSha512 => "SCRAM-SHA-512",
        _ => "PLAIN",
    };

    public static bool IsScram(this SaslMechanism mechanism) => mechanism != SaslMechanism.Plain;

    /// <summary>The number of a SCRAM mechanism in the requests of admin clients.</summary>
    public static sbyte ScramNumber(this SaslMechanism mechanism) => (sbyte)mechanism;

    /// <summary>The SCRAM mechanism of a number; null if there is none.</summary>
    public static SaslMechanism? OfScramNumber(sbyte number) => number is 1 or 2 ? (SaslMechanism)number : null;
}
