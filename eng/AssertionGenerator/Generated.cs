using System;

namespace AssertionGenerator;

/// <summary>What came of one declaration: a file, or what is wrong. Compared by its texts, so that nothing is made again that has not changed.</summary>
internal sealed class Generated(string name, string source, string error) : IEquatable<Generated>
{
    public string Name { get; } = name;

    public string Source { get; } = source;

    public string Error { get; } = error;

    public bool Equals(Generated? other) => other is not null && Name == other.Name && Source == other.Source && Error == other.Error;

    public override bool Equals(object? obj) => Equals(obj as Generated);

    public override int GetHashCode() => Name.GetHashCode() ^ Source.GetHashCode();
}
