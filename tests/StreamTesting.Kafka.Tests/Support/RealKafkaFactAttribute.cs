using StreamTesting.Tests.Shared;

namespace StreamTesting.Kafka.Tests;

/// <summary>A test that starts a real Kafka; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealKafkaFactAttribute : FactAttribute
{
    public RealKafkaFactAttribute() => Skip = KafkaHome.WhyNot;
}
