namespace StreamTesting.Xunit;

/// <summary>The broker of a <see cref="KafkaFixture"/> could not be started. Thrown in the test that asks for it, with the cause.</summary>
public sealed class KafkaFixtureException : Exception
{
    internal KafkaFixtureException(Exception cause)
        : base($"The Kafka broker of this test did not start: {cause.Message}", cause)
    {
    }
}
