namespace StreamTesting;

/// <summary>What a range of clocks makes of an arrival in a window.</summary>
internal readonly record struct JudgedWindow(long Start, long End, Expectation Expectation);
