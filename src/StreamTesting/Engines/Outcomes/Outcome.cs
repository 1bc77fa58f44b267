namespace StreamTesting;

/// <summary>One thing that an engine does because of a step. Immutable.</summary>
public abstract record Outcome
{
    /// <summary>What it hangs on that the steps do not say; null, the default, where nothing does.</summary>
    public Doubt? Doubt { get; init; }

    /// <summary>Whether it must come out, must not, or may: a may exactly where there is a <see cref="Doubt"/>.</summary>
    public virtual Expectation Expectation => Doubt is null ? Expectation.Must : Expectation.May;
}
