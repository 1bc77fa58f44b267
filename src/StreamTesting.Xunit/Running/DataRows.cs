using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>The rows that a method's data attributes give, read through xUnit's own discoverers.</summary>
internal sealed class DataRows(StreamMethod method, IMessageSink diagnostics)
{
    public bool MayBeReadEarly =>
        method.DataAttributes.All(attribute => Discoverer(attribute).SupportsDiscoveryEnumeration(attribute, method.TestMethod.Method));

    /// <exception cref="ArgumentException">An attribute gives no data, or there are no rows at all.</exception>
    public IReadOnlyList<DataRow> Read()
    {
        var rows = new List<DataRow>();
        foreach (var attribute in method.DataAttributes)
        {
            var data = Discoverer(attribute).GetData(attribute, method.TestMethod.Method)
                ?? throw new ArgumentException($"The data of {method.Name} are null. Initialise them statically, before the test runs.");
            var skip = attribute.GetNamedArgument<string>("Skip");
            rows.AddRange(data.Select(values => new DataRow(values, skip)));
        }

        return rows.Count > 0 ? rows : throw new ArgumentException($"The data of {method.Name} have no row, so nothing would run.");
    }

    private IDataDiscoverer Discoverer(IAttributeInfo attribute) =>
        attribute.GetCustomAttributes(typeof(DataDiscovererAttribute)).FirstOrDefault() is { } discoverer
        && ExtensibilityPointFactory.GetDataDiscoverer(diagnostics, discoverer) is { } found
            ? found
            : throw new ArgumentException($"A data attribute of {method.Name} has no data discoverer that xUnit can make.");
}
