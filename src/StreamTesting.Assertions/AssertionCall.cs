namespace StreamTesting.Assertions;

internal sealed record AssertionCall(
    string Assertion, TimeSpan? Within, string? CustomMessage, JudgeOptions? Options, string? Subject, string? Test);
