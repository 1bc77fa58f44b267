using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>A check by its word on the command line.</summary>
/// <param name="Word">For example <c>dedup</c>.</param>
/// <param name="Make">Makes the check for a truth.</param>
internal sealed record CheckWord(string Word, Func<GroundTruth, ICheck<OutputLine>> Make)
{
    private readonly bool? _isById;

    /// <summary>What it looks at, for messages, where that is not the consumer's output of events; then it runs by itself. Null, the default, where it is.</summary>
    public string? LooksAt { get; init; }

    /// <summary>Whether what it looks at is told by ids of events; by default where it looks at outputs.</summary>
    public bool IsById
    {
        get => _isById ?? LooksAt is null;
        init => _isById = value;
    }

    /// <summary>Whether events that have not come out are missing to it.</summary>
    public bool NeedsAll { get; init; }

    /// <summary>Whether parts that share no key can be judged apart.</summary>
    public bool HasParts { get; init; }

    /// <summary>Reads what it needs of a line beside the id; null for nothing.</summary>
    public Func<JsonElement, object>? Read { get; init; }
}
