namespace StreamTesting.Tests.Shared;

/// <summary>A test that starts a real Kafka; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealKafkaFactAttribute : FactAttribute
{
    public RealKafkaFactAttribute() => Skip = KafkaHome.WhyNot;
}
