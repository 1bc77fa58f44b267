using System.Reflection;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

public sealed partial class SeedsAttribute : DataAttribute
{
    /// <summary>Yields the seeds to a plain <c>[Theory]</c>, one a row.</summary>
    /// <param name="testMethod">The test method.</param>
    /// <returns>Rows of one <see cref="Seed"/>.</returns>
    /// <exception cref="SeedFormatException">A seed, the base or an environment variable is mistyped.</exception>
    /// <exception cref="ArgumentException">The number is out of range, or no seed is given.</exception>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        var test = new TestName(testMethod.ReflectedType?.FullName ?? string.Empty, testMethod.Name);
        var seeds = SeedChoice.Of(test, [this], ReplaySettings.FromEnvironment());
        return [.. seeds.Select(text => new object[] { Seed.Parse(text) })];
    }
}
