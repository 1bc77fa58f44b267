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
        Missing(TestMethod.TestClass.Class) ?? base.GetSkipReason(factAttribute);

    private static string? Missing(ITypeInfo contract) =>
        contract.GetCustomAttributes(typeof(OnRealKafkaAttribute)).Any() && KafkaHome.WhyNot is { } noKafka ? noKafka
        : contract.GetCustomAttributes(typeof(NeedsClientAttribute)).FirstOrDefault() is { } needs ? new ForeignClient(needs.GetNamedArgument<string>("Name")).WhyNot
        : null;
}
