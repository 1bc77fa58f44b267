using System.Globalization;

namespace StreamTesting;

/// <summary>Compares an observed aggregate with the right one: decimals and whole numbers by value, floating ones at their own precision, all else by equality.</summary>
internal static class Numbers
{
    public static bool AreEqual(object? right, object? observed) => (right, observed) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (_, double value) when Exact(right) is { } exact => value == (double)exact,
        (_, float value) when Exact(right) is { } exact => value == (float)exact,
        _ when Exact(right) is { } exact && Exact(observed) is { } other => exact == other,
        (double value, _) when Exact(observed) is { } other => value == (double)other,
        _ => right.Equals(observed),
    };

    public static string Text(object? value) => value switch
    {
        null => "none",
        string text => $"the text {RuleText.Quoted(text)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The sum of two numbers; null where they are none.</summary>
    public static object? Sum(object left, object right) => (left, right) switch
    {
        _ when Exact(left) is { } one && Exact(right) is { } other => one + other,
        (double one, double other) => one + other,
        (float one, float other) => one + other,
        _ => null,
    };

    private static decimal? Exact(object value) => value switch
    {
        decimal number => number,
        long number => number,
        int number => number,
        short number => number,
        byte number => number,
        ulong number => number,
        uint number => number,
        _ => null,
    };
}
