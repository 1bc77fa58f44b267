using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>A check by its word on the command line.</summary>
/// <param name="Word">For example <c>dedup</c>.</param>
/// <param name="Make">Makes, for a stream, what makes the check for the truth of it or of a part of it.</param>
internal sealed record CheckWord(string Word, Func<GivenStream, Func<GroundTruth, ICheck<OutputLine>>> Make)
{
    private readonly bool? _isById;

    /// <summary>A check that needs to know of nothing but the part that it judges.</summary>
    public static CheckWord Of(string word, Func<GroundTruth, ICheck<OutputLine>> make) => new(word, _ => make);

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

    /// <summary>Why parts of the keys can't be judged apart; null, the default, where they can.</summary>
    public string? WhyNotByKey { get; init; }

    /// <summary>To which part what it looks at belongs, where no id tells; null where the partition that it came out in does.</summary>
    public Func<GivenStream, Division, Func<Observed<OutputLine>, PartRoute>>? Route { get; init; }

    /// <summary>Reads what it needs of a line beside the id; null for nothing.</summary>
    public Func<JsonElement, object>? Read { get; init; }
}
