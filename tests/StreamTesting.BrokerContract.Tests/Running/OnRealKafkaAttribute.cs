namespace StreamTesting.BrokerContract.Tests;

/// <summary>Marks a class whose tests need a real Kafka: they are skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnRealKafkaAttribute : Attribute;
