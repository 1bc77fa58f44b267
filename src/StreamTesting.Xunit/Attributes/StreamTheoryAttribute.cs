using Xunit;

namespace StreamTesting.Xunit;

/// <summary>
/// A theory about streams: the test method takes one <see cref="Seed"/> and runs for each seed of its <see cref="SeedsAttribute"/>.
/// Each seed is a test case of its own, in <c>--list-tests</c>, in <c>--filter</c> and in IDEs.
/// </summary>
/// <remarks>
/// <para>Further parameters are filled from data attributes (<c>[InlineData]</c>, <c>[MemberData]</c>, <c>[ClassData]</c>): each row runs
/// with each seed. A row holds the values of the parameters without the seed, in their order. xUnit's analyzers count an inline row's
/// values, so write the seed last and optional there: <c>(int partitions, Seed seed = default)</c>; it is always given.
/// Rows that xUnit cannot serialize, or must not read while it discovers tests, are read when the test runs: then each seed is one test
/// case that runs all rows.</para>
/// <para>All else is as with <see cref="StreamFactAttribute"/>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed partial class StreamTheoryAttribute : TheoryAttribute;
