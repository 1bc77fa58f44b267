namespace StreamTesting.Conformance.Tests;

/// <summary>One output as text, to compare by.</summary>
/// <param name="Text">Everything of the output that is compared.</param>
/// <param name="InOrder">Whether the engine promises its place among the outputs of its step.</param>
/// <param name="AtEnd">Whether it is told after all others of its step, whenever it happened.</param>
/// <param name="May">Whether it may be missing.</param>
internal readonly record struct Line(string Text, bool InOrder = false, bool AtEnd = false, bool May = false)
{
    public static Line Window(string? key, long start, long end, IEnumerable<long> records, string rest = "", bool inOrder = false) =>
        new($"window {key} [{start},{end}) of {string.Join(',', records.Order())} {rest}", inOrder);
}
