namespace StreamTesting.Assertions;

/// <summary>
/// Marks what makes the check of an assertion. The build makes the assertion of it, over observables, async enumerables and lists, each of values and of what was observed
/// with its place.
/// </summary>
/// <param name="name">The assertion's name.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SourceFormsAttribute(string name) : Attribute
{
    /// <summary>The assertion's name.</summary>
    public string Name { get; } = name;

    /// <summary>What the source is, in its documentation; what the consumer under test puts out by default.</summary>
    public string Source { get; init; } = "What the consumer under test puts out.";

    /// <summary>Whether there are only the forms over what was observed with its place: where a plain value could mean something else. False by default.</summary>
    public bool ObservedOnly { get; init; }
}
