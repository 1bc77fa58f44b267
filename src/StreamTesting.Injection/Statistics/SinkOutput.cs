namespace StreamTesting.Injection;

/// <summary>One thing that a sink has made.</summary>
/// <param name="Name">The path of a file, or what else it is, for example <c>standard output</c>.</param>
/// <param name="Lines">How many arrivals (of a truth file: lines) are in it.</param>
/// <param name="Bytes">How long it is.</param>
public sealed record SinkOutput(string Name, long Lines, long Bytes);
