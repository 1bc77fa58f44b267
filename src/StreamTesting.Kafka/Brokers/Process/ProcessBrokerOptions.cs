using System.Collections.Immutable;

namespace StreamTesting.Kafka;

/// <summary>How a Kafka in a process of its own is set up. Immutable; <c>new()</c> suits tests where <c>KAFKA_HOME</c> is set.</summary>
public sealed record ProcessBrokerOptions
{
    /// <summary>The folder of an unpacked Apache Kafka, 3.7 or later (with <c>libs</c> in it).</summary>
    /// <value>Default null: the environment variable <c>KAFKA_HOME</c>.</value>
    public string? Home { get; init; }

    /// <summary>The Java program: Java 17 or later for Kafka 4, 11 or later for Kafka 3.</summary>
    /// <value>Default null: <c>bin/java</c> below <c>JAVA_HOME</c> where that is set, else <c>java</c> on the <c>PATH</c>.</value>
    public string? Java { get; init; }

    /// <summary>How many brokers the cluster has, each in a process and on a port of its own; the first is the controller too.</summary>
    /// <value>At least 1; default 1.</value>
    public int Brokers { get; init; } = 1;

    /// <summary>The TCP port of the first broker on 127.0.0.1.</summary>
    /// <value>0 to 65535; default 0: a free port.</value>
    public int Port { get; init; }

    /// <summary>Further settings of the server, over those of a single node for tests, for example <c>num.partitions</c>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<string, string> ServerSettings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// What clients need, by librdkafka's names, where <see cref="ServerSettings"/> secure the listener: the start waits with them until the broker answers, and
    /// <see cref="ProcessBroker.ClientSettings"/> has them.
    /// </summary>
    /// <value>Default none: the listener is plaintext.</value>
    public IReadOnlyDictionary<string, string> ClientSettings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What Java is started with before Kafka's class.</summary>
    /// <value>Default <c>-Xmx512m</c>.</value>
    public IReadOnlyList<string> JavaOptions { get; init; } = ["-Xmx512m"];

    /// <summary>How long the broker may take until it answers.</summary>
    /// <value>More than zero; default 60 s.</value>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the folder with settings, data and log stays when the broker is disposed, to be looked at. It always stays where the broker did not start.</summary>
    /// <value>Default false.</value>
    public bool KeepFiles { get; init; }

    internal void Validate()
    {
        if (Port is < 0 or > 65535)
        {
            throw new ArgumentOutOfRangeException($"{nameof(ProcessBrokerOptions)}.{nameof(Port)}", Port, $"{nameof(Port)} must be 0 to 65535.");
        }

        if (Brokers < 1)
        {
            throw new ArgumentOutOfRangeException($"{nameof(ProcessBrokerOptions)}.{nameof(Brokers)}", Brokers, $"{nameof(Brokers)} must be 1 or more.");
        }

        if (StartTimeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException($"{nameof(ProcessBrokerOptions)}.{nameof(StartTimeout)}", StartTimeout, $"{nameof(StartTimeout)} must be more than zero.");
        }

        ArgumentNullException.ThrowIfNull(ServerSettings);
        ArgumentNullException.ThrowIfNull(ClientSettings);
        ArgumentNullException.ThrowIfNull(JavaOptions);
    }
}
