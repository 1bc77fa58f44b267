using StreamTesting.Tests.Shared;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>One contract on one broker.</summary>
public sealed class ContractTestCase : XunitTestCase
{
    [Obsolete("For deserialization only.")]
    public ContractTestCase()
    {
    }

    public ContractTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod testMethod)
        : base(diagnostics, display, options, testMethod)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(OnRealKafkaAttribute)).Any() && KafkaHome.WhyNot is { } reason
            ? reason
            : base.GetSkipReason(factAttribute);
}
