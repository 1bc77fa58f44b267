using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>Finds the test case of a <see cref="StreamFactAttribute"/>. xUnit makes it; test code has no use for it.</summary>
/// <param name="diagnosticMessageSink">Where xUnit wants to be told of odd things.</param>
public sealed class StreamFactDiscoverer(IMessageSink diagnosticMessageSink) : IXunitTestCaseDiscoverer
{
    /// <summary>Finds the test case of one method.</summary>
    /// <param name="discoveryOptions">How names are shown.</param>
    /// <param name="testMethod">The method.</param>
    /// <param name="factAttribute">Its attribute.</param>
    /// <returns>One test case; one that fails and says why, where the method cannot be run so.</returns>
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var cases = new CaseFactory(diagnosticMessageSink, discoveryOptions, new StreamMethod(testMethod));
        return factAttribute.GetNamedArgument<string>("Skip") is not null ? [cases.Seedless()] : cases.OrError(() => Discover(cases));
    }

    private static IEnumerable<IXunitTestCase> Discover(CaseFactory cases)
    {
        var method = cases.Method;
        if (method.DataAttributes.Count > 0 || method.ParameterCount > (method.TakesSeed ? 1 : 0))
        {
            throw new ArgumentException("A [StreamFact] takes no parameter but one Seed. Did you mean [StreamTheory, Seeds(n)]?");
        }

        if (method.IsGeneric)
        {
            throw new ArgumentException("A [StreamFact] cannot be generic: nothing says which types it runs with.");
        }

        method.Check();
        if (!method.TakesSeed)
        {
            return method.Seeds.Count == 0
                ? [cases.Seedless()]
                : throw new ArgumentException("[Seeds] gives seeds, and the method takes none. Give it a parameter of type Seed.");
        }

        var attributes = method.Seeds.Count > 0 ? method.Seeds : [new SeedsAttribute(1)];
        var seeds = SeedChoice.Of(method.Name, attributes, cases.Settings);
        return seeds.Count == 1
            ? [cases.Of(seeds[0], [])]
            : throw new ArgumentException($"A [StreamFact] runs with one seed, and [Seeds] gives {seeds.Count}. Make it a [StreamTheory].");
    }
}
