namespace StreamTesting.BrokerContract.Tests;

/// <summary>A Kafka that the contracts are held against.</summary>
public interface IContractBroker
{
    string BootstrapServers { get; }
}
