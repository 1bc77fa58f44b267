namespace StreamTesting.Conformance.Tests;

/// <summary>A table of steps and outcomes in a page, with the line above it that names the profile and the oracle.</summary>
/// <param name="Setting">The line, without its backquotes.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">The rows, without markdown around their cells.</param>
internal sealed record Example(string Setting, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private static readonly string[] Meetings = [nameof(EngineProfile.WatermarkOracle), nameof(EngineProfile.ValveOracle), nameof(EngineProfile.IntervalJoinOracle)];

    /// <summary>The rows as they must be, by the oracle: steps as they are, everything else told anew.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Told()
    {
        var reader = new Expression(Setting);
        var profile = reader.Profile();
        var oracle = reader.Oracle(profile, out var partitions);
        var clocked = Columns.Contains("clock") || Columns.Contains("late by itself");
        var seen = clocked ? Seen(profile.LatenessOracle(partitions: partitions)) : [];
        var text = new OutcomeText(
            Setting.Contains("SlidingOracle", StringComparison.Ordinal) || (Setting.Contains("SessionOracle", StringComparison.Ordinal) && profile.Sessions.EndsWithLastRecord),
            profile.Clock is { Drive: ClockDrive.Watermarks, Emission: WatermarkEmission.Manual } && profile.Name == "Beam");
        return [.. Rows.Select(row => Told(row, oracle, text, seen))];
    }

    /// <summary>The rows as they are written, as far as they are told by the oracle.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Written() => [.. Rows.Select(row => (IReadOnlyList<string>)[.. row.Where((_, i) => IsTold(Columns[i]))])];

    private static bool IsTold(string column) => column is "step" or "clock" or "late by itself" or "outcome";

    private IReadOnlyList<string> Told(IReadOnlyList<string> row, IOracle oracle, OutcomeText text, Dictionary<long, SeenOutcome> seen)
    {
        var cell = row[0];
        var steps = StepText.Read(cell).ToList();
        var outcomes = steps.SelectMany(step => oracle.Apply(step).Where(outcome => IsShown(outcome)).Select(text.Write).ToList()).ToList();
        var records = steps.Where(step => step.Kind == StepKind.Record).Select(step => seen.GetValueOrDefault(step.Number)).OfType<SeenOutcome>().ToList();
        return
        [
            .. Columns.Where(IsTold).Select(column => column switch
            {
                "step" => cell,
                "clock" => string.Join(", ", records.Select(record => OutcomeText.Time(record.Clock)).Distinct()),
                "late by itself" => string.Join(", ", records.Select(record => record.Late ? "yes" : "no")),
                _ => string.Join("; ", outcomes),
            }),
        ];
    }

    /// <summary>Watermarks are told only where they are the point: of a source, and where several meet.</summary>
    private bool IsShown(Outcome outcome) => outcome is not WatermarkOutcome || Array.Exists(Meetings, name => Setting.Contains(name, StringComparison.Ordinal));

    private Dictionary<long, SeenOutcome> Seen(IOracle oracle) => Rows
        .SelectMany(row => StepText.Read(row[0]))
        .SelectMany(step => oracle.Apply(step).OfType<SeenOutcome>().ToList())
        .ToDictionary(outcome => outcome.Number);
}
