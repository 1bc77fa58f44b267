namespace StreamTesting;

/// <summary>Looks each state up among those after whole transactions.</summary>
internal sealed class WholeTransactionsFold(string name, ChangeSet changes, GroundTruth stream) : CountingFold<TableState>(name)
{
    private const string Rule = "a reader sees all changes of a transaction or none";
    private readonly TableViolations _violations = new(changes.Truth, stream);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private TransactionPrefixes _prefixes = TransactionPrefixes.Of(changes, null);
    private bool _knowsColumns;

    protected override IReadOnlyList<Violation> Take(Observed<TableState> observation, in OutputPlace place)
    {
        var state = observation.Value;
        if (!_knowsColumns && state.Rows.Count > 0)
        {
            _knowsColumns = true;
            _prefixes = TransactionPrefixes.Of(changes, state.Rows[0]);
        }

        var text = _prefixes.TextOf(state.Rows);
        if (_prefixes.IsWhole(text))
        {
            return [];
        }

        var part = _prefixes.PartOf(text) ?? (state.After is { } after ? _prefixes.PartAt(after) : null);
        var transaction = part?.Transaction ?? $"{place}";
        if (!_told.Add(transaction))
        {
            return [];
        }

        var where = state.After is { } last ? $" after {last}" : "";
        return Found(part is null
            ? _violations.Of(TableAnomalies.TornTransaction, null, $"is in a state after no whole number of transactions{where} ({place})", Rule, place.Index)
            : _violations.Of(
                TableAnomalies.TornTransaction,
                part.Record.Number,
                RuleText.Invariant($"shows {part.Applied} of {part.Of} changes of transaction {part.Transaction}{where} ({place})"),
                Rule,
                place.Index));
    }

    protected override IEnumerable<Violation> End(ObservationEnding ending) => [];

    protected override long ComparedWhen(ObservationEnding ending) => _prefixes.HasParts ? Observed : 0;

    protected override string WhyNothing() => _prefixes.HasParts ? "no state was observed" : $"no transaction changes {changes.Truth.Name} more than once";
}
