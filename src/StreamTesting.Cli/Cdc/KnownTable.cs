namespace StreamTesting.Cli;

/// <summary>A table of which is known what is true, and where the changes to it arrive.</summary>
/// <param name="Table">What is true of it.</param>
/// <param name="Stream">The stream that tells of it; null for a recorded capture.</param>
/// <param name="Options">How the changes are named on the command line.</param>
/// <param name="Text">What it is, for people.</param>
internal sealed record KnownTable(TableTruth Table, EventStream? Stream, string Options, string Text)
{
    /// <summary>How the stream is made again; null for a recorded capture.</summary>
    public ReplayLines? Replay { get; init; }

    /// <summary>Where a record of a capture was delivered.</summary>
    public Func<int, string>? PlaceOf { get; init; }

    /// <summary>The arrivals of each event, by its id, in their order: one pass over the stream.</summary>
    public ILookup<string, Arrival> ArrivalsOf(IReadOnlySet<string> ids) => (Stream ?? Enumerable.Empty<Arrival>()).Where(arrival => ids.Contains(arrival.Event.Id)).ToLookup(arrival => arrival.Event.Id);

    /// <summary>The commands that lead on from a verdict.</summary>
    public IReadOnlyList<string> ReplayOf(Verdict verdict, IReadOnlyList<string> keys) =>
    [
        .. Replay is null ? Array.Empty<string>() : [$"streamtest generate {Options}"],
        .. verdict.Violations.IsEmpty ? [] : keys.Take(1).Select(key => $"streamtest explain --key {ShellText.Quoted(key)} {Options} --table {ShellText.Quoted(Table.Name)}"),
    ];
}
