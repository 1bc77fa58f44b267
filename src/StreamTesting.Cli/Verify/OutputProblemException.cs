namespace StreamTesting.Cli;

/// <summary>A line of output that can't be judged. The message goes on where "line 7: " ends.</summary>
internal sealed class OutputProblemException(string message) : Exception(message);
