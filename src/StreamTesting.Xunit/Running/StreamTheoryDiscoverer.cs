using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>Finds the test cases of a <see cref="StreamTheoryAttribute"/>, one a seed and data row. xUnit makes it; test code has no use for it.</summary>
/// <param name="diagnosticMessageSink">Where xUnit wants to be told of odd things.</param>
public sealed class StreamTheoryDiscoverer(IMessageSink diagnosticMessageSink) : IXunitTestCaseDiscoverer
{
    /// <summary>Finds the test cases of one method.</summary>
    /// <param name="discoveryOptions">How names are shown, and whether rows may be read before the run.</param>
    /// <param name="testMethod">The method.</param>
    /// <param name="factAttribute">Its attribute.</param>
    /// <returns>The test cases; one that fails and says why, where the method cannot be run so.</returns>
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var method = new StreamMethod(testMethod);
        var cases = new CaseFactory(diagnosticMessageSink, discoveryOptions, method);
        return factAttribute.GetNamedArgument<string>("Skip") is not null
            ? [cases.Seedless()]
            : cases.OrError(() => Discover(cases, new DataRows(method, diagnosticMessageSink), discoveryOptions.PreEnumerateTheoriesOrDefault()));
    }

    private static IEnumerable<IXunitTestCase> Discover(CaseFactory cases, DataRows data, bool rowsMayBeRead)
    {
        var method = cases.Method;
        method.Check();
        if (!method.TakesSeed)
        {
            throw new ArgumentException("A [StreamTheory] takes a parameter of type Seed. A theory without one is a plain [Theory].");
        }

        if (method.Seeds.Count == 0)
        {
            throw new ArgumentException("A [StreamTheory] needs seeds: add [Seeds(25)], or [Seeds(\"st1-...\")].");
        }

        var seeds = SeedChoice.Of(method.Name, method.Seeds, cases.Settings);
        var skip = method.Seeds.Select(attribute => attribute.Skip).FirstOrDefault(reason => reason is not null);
        if (method.DataAttributes.Count == 0)
        {
            return seeds.Select(seed => cases.Of(seed, [], skip));
        }

        if (!rowsMayBeRead || !data.MayBeReadEarly)
        {
            return seeds.Select(seed => cases.WithLateRows(seed, skip));
        }

        var rows = data.Read();
        return rows.All(row => SerializationHelper.IsSerializable(row.Values))
            ? seeds.SelectMany(seed => rows.Select(row => cases.Of(seed, row.Values, row.Skip ?? skip)))
            : seeds.Select(seed => cases.WithLateRows(seed, skip));
    }
}
