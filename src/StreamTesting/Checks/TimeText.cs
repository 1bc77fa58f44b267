namespace StreamTesting;

/// <summary>Times of an engine as text: milliseconds that no calendar has are told as numbers.</summary>
internal static class TimeText
{
    public static string Of(long milliseconds) => milliseconds switch
    {
        long.MinValue => "none",
        long.MaxValue => "the end of all",
        _ when milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() =>
            RuleText.Invariant($"{milliseconds} ms (which no calendar has)"),
        _ => UtcText.Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)),
    };

    /// <summary>A time that a consumer says something begins or ends at: the extremes stand for nothing there.</summary>
    public static string OfBound(long milliseconds) => milliseconds is long.MinValue or long.MaxValue ? RuleText.Invariant($"{milliseconds} ms (which no calendar has)") : Of(milliseconds);

    public static string Length(long milliseconds) => milliseconds switch
    {
        0 => "0",
        _ when milliseconds % 60_000 == 0 => RuleText.Invariant($"{milliseconds / 60_000} min"),
        _ when milliseconds % 1000 == 0 => RuleText.Invariant($"{milliseconds / 1000} s"),
        _ => RuleText.Invariant($"{milliseconds} ms"),
    };
}
