namespace StreamTesting.Cli;

/// <summary>A check by its word on the command line.</summary>
/// <param name="Word">For example <c>dedup</c>.</param>
/// <param name="Make">Makes the check for a truth.</param>
internal sealed record CheckWord(string Word, Func<GroundTruth, ICheck<OutputLine>> Make)
{
    /// <summary>Whether its observations are the outputs of events, told by their ids.</summary>
    public bool IsById { get; init; } = true;

    /// <summary>Whether events that have not come out are missing to it.</summary>
    public bool NeedsAll { get; init; }
}
