namespace StreamTesting.Kafka.Tests;

/// <summary>A test that needs a broker with transactions.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TransactionFactAttribute : FactAttribute
{
    public TransactionFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("STREAMTESTING_TEST_BROKER")))
        {
            Skip = "The embedded broker has no transactions yet: set STREAMTESTING_TEST_BROKER to the address of a Kafka that has.";
        }
    }
}
