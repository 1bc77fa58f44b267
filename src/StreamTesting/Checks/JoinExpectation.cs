namespace StreamTesting;

/// <summary>How often a pair must and may come out, and why.</summary>
internal readonly record struct JoinExpectation(int Must, int May, string Rule)
{
    public static JoinExpectation Never(string rule) => new(0, 0, rule);

    /// <summary>How often it may come out, in words.</summary>
    public string Times => Must + May == 1 ? "once" : RuleText.Invariant($"{Must + May} times at the most");

    public JoinExpectation Plus(JoinExpectation other) => new(Must + other.Must, May + other.May, Must + May > 0 ? Rule : other.Rule);
}
