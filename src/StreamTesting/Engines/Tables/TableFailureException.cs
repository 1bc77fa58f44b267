namespace StreamTesting;

/// <summary>The engine's own store breaks on what it holds, and its task dies; an operator tells it as a <see cref="FailureOutcome"/>.</summary>
internal sealed class TableFailureException(string message) : Exception(message);
