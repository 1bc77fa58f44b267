namespace StreamTesting;

/// <summary>What one or several results of a window say together.</summary>
internal readonly record struct WindowContent(IReadOnlyCollection<string?>? Ids, long? Count, object? Value, OutputPlace At)
{
    public static WindowContent Of(WindowResult result, in OutputPlace place) => new(result.Ids, result.Count, result.Value, place);

    /// <summary>Adds what another result says of what is new.</summary>
    public WindowContent Plus(in WindowContent other) => new(
        Ids is null || other.Ids is null ? null : [.. Ids, .. other.Ids],
        Count + other.Count,
        Value is null || other.Value is null ? null : Numbers.Sum(Value, other.Value),
        other.At);

    public bool SaysNothing => Ids is null && Count is null && Value is null;
}
