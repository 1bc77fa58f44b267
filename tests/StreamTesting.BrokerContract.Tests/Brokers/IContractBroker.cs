namespace StreamTesting.BrokerContract.Tests;

/// <summary>A Kafka that the contracts are held against.</summary>
public interface IContractBroker
{
    string BootstrapServers { get; }

    /// <summary>Compacts a topic, where that has to be asked for; a real Kafka does it by itself, once there is something behind it.</summary>
    Task CompactAsync(string topic) => Task.CompletedTask;

    /// <summary>Forgets what is too old, where that has to be asked for.</summary>
    Task EnforceRetentionAsync(string topic) => Task.CompletedTask;
}
