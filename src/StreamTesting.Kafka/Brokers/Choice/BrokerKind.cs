namespace StreamTesting.Kafka;

/// <summary>The kinds of brokers that tests can run on, as <c>STREAMTESTING_BROKER</c> names them (in any case of letters).</summary>
public enum BrokerKind
{
    /// <summary>A Kafka inside the test process (<see cref="EmbeddedBroker"/>). The default.</summary>
    Embedded,

    /// <summary>An Apache Kafka in a process of its own (<see cref="ProcessBroker"/>), from the distribution that <c>KAFKA_HOME</c> names.</summary>
    Process,

    /// <summary>A Kafka in a container, by the package <c>StreamTesting.Testcontainers</c>; it needs a Docker engine.</summary>
    Container,

    /// <summary>A Kafka that runs already (<see cref="ExternalBroker"/>), where <c>STREAMTESTING_BOOTSTRAP_SERVERS</c> says.</summary>
    External,
}
