namespace StreamTesting;

/// <summary>What a failure text says beside the verdict: who asked, about what, and how it is run again. Immutable.</summary>
public sealed record FailureContext
{
    /// <summary>Who asked, for example <c>ShouldDeduplicate</c>; the check's name where it is null, the default.</summary>
    public string? Assertion { get; init; }

    /// <summary>What was asked about, as it stands in the test's source; null, the default, where that is not known.</summary>
    public string? Subject { get; init; }

    /// <summary>What the test's author wants to be said, or null.</summary>
    public string? CustomMessage { get; init; }

    /// <summary>The name of the test or its method, for the line that runs it again; null, the default, where that is not known.</summary>
    public string? Test { get; init; }

    /// <summary>The command lines that replay it, in place of those for a test; null, the default, where it is a test that asks.</summary>
    public IReadOnlyList<string>? Replay { get; init; }

    /// <summary>How long the observation was awaited; null, the default, where there was no limit.</summary>
    public TimeSpan? Within { get; init; }
}
