using Xunit;

namespace StreamTesting.Xunit;

/// <summary>
/// A fact about a stream. The test method takes no parameter, or one <see cref="Seed"/>, and then runs once, with one seed.
/// </summary>
/// <remarks>
/// The seed is the first of those that <c>[StreamTheory, Seeds(1)]</c> would give, so that it stays when the fact becomes a theory. It is
/// fixed: it follows from the test's full name. <c>[StreamFact, Seeds("st1-...")]</c> pins another. A failure prints the seed and the
/// lines that replay it; a passed test prints nothing. <c>Skip</c>, <c>DisplayName</c>, traits and collections work as with <c>[Fact]</c>;
/// so does <c>Timeout</c>, for methods that return a task. A method may return <see cref="ValueTask"/>, which is awaited.
/// A test that throws <see cref="StreamSkipException"/> is skipped.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed partial class StreamFactAttribute : FactAttribute;
