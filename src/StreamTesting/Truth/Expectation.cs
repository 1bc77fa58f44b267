namespace StreamTesting;

/// <summary>What is decided about an outcome. Where several outcomes are right, it is <see cref="May"/>, and no check fails for it.</summary>
public enum Expectation
{
    /// <summary>A correct consumer puts it out.</summary>
    Must,

    /// <summary>A correct consumer does not put it out.</summary>
    MustNot,

    /// <summary>A correct consumer may put it out or not.</summary>
    May,
}
