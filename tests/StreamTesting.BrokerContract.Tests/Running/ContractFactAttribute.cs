using Xunit.Sdk;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A contract: a fact that holds for every broker.</summary>
[XunitTestCaseDiscoverer("StreamTesting.BrokerContract.Tests.ContractFactDiscoverer", "StreamTesting.BrokerContract.Tests")]
public sealed class ContractFactAttribute : FactAttribute;
