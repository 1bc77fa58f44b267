using System.Reflection;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>
/// Fails a plain <c>[Fact]</c> or <c>[Theory]</c> that started an assertion and did not await it, as <c>[StreamFact]</c> and <c>[StreamTheory]</c> do by themselves. Put it on a
/// test, a class or the assembly: <c>[assembly: AwaitedAssertions]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class AwaitedAssertionsAttribute : BeforeAfterTestAttribute
{
    /// <summary>Begins to watch.</summary>
    /// <param name="methodUnderTest">The test.</param>
    public override void Before(MethodInfo methodUnderTest) => AssertionScope.Begin();

    /// <summary>Looks for what was not awaited.</summary>
    /// <param name="methodUnderTest">The test.</param>
    /// <exception cref="UnawaitedAssertionException">An assertion was not awaited.</exception>
    public override void After(MethodInfo methodUnderTest)
    {
        using var scope = AssertionScope.Current;
        if (scope?.FindUnawaited() is { } unawaited)
        {
            throw unawaited;
        }
    }
}
