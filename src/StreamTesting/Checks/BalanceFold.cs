namespace StreamTesting;

internal sealed class BalanceFold<T>(string name, BalanceSheet sheet, TruthTotals? totals, Func<Observed<T>, Account?> by) : CountingFold<T>(name)
{
    private readonly Dictionary<(string Key, int Partition), (Account? Before, Account Latest)> _reporters = [];
    private const long MostPossible = 1_000_000_000_000_000;
    private bool _isOver;
    private long _compared;
    private OutputPlace _last;

    private long Injected => sheet.Truth.ArrivalCount;

    protected override IReadOnlyList<Violation> Take(Observed<T> observation, in OutputPlace place)
    {
        if (Read(by, observation, place, "What was counted", "Give a 'by' that reads the counters of every output, or null where it has none.") is not { } account)
        {
            Count(Allowed, "without counters");
            return [];
        }

        if (account.Counters.FirstOrDefault(counter => counter.Count is < 0 or > MostPossible) is { Name: { } below } impossible)
        {
            return Found(new Violation(
                Anomalies.Miscounted, null, RuleText.Invariant($"{below} is {impossible.Count}"), RuleText.Invariant($"{place} counts {impossible.Count} {below} -> a counter lies between 0 and {MostPossible}")) { Outputs = [place], At = place.Index });
        }

        _last = place;
        var source = (observation.Key ?? "", observation.Partition);
        _reporters[source] = !_reporters.TryGetValue(source, out var known) ? (null, account)
            : account.IsBelow(known.Latest) ? (Whole(known.Before, known.Latest), account)
            : (known.Before, account);
        if (_isOver || Total() is not { } total || total.Elements <= Injected)
        {
            return [];
        }

        _isOver = true;
        return Found(Unbalanced(total));
    }

    protected override IEnumerable<Violation> End(ObservationEnding ending)
    {
        if (ending != ObservationEnding.Completed || Total() is not { } total)
        {
            return [];
        }

        var violations = Units(total).Concat(Counters(total)).ToList();
        foreach (var violation in violations)
        {
            Wrong.Add(violation);
        }

        return violations;
    }

    protected override long ComparedWhen(ObservationEnding ending) => _reporters.Count == 0 || ending != ObservationEnding.Completed ? 0 : _compared;

    protected override string WhyNothing() => Observed == 0 ? "nothing was counted"
        : !Wrong.IsEmpty ? "no counters are possible ones"
        : Observed == 1 ? "the only output has no counters: does 'by' select them?"
        : RuleText.Invariant($"none of the {Observed} outputs has counters: does 'by' select them?");

    private IEnumerable<Violation> Units(Account total)
    {
        _compared++;
        if (!_isOver && (total.DroppedLate is null ? total.Elements > Injected : total.Elements != Injected))
        {
            yield return Unbalanced(total);
        }

        _compared += total.Read is null ? 0 : 1;
        if (total.Read is { } read && read != Injected)
        {
            yield return new Violation(
                Anomalies.Unbalanced,
                null,
                RuleText.Invariant($"arrivals read are out by {Math.Abs(read - Injected)}"),
                RuleText.Invariant($"injected {Injected} == read {read} -> must be equal; {read} is {Off(read - Injected)}; {sheet.CandidatesFor(read - Injected)}")) { Outputs = [_last], At = _last.Index + 1 };
        }
    }

    private IEnumerable<Violation> Counters(Account total)
    {
        if (totals is null)
        {
            yield break;
        }

        var right = new Dictionary<string, (long Least, long May)>
        {
            ["accepted"] = (totals.Accepted, totals.Undecided),
            ["dropped late"] = (totals.DroppedLate, totals.Undecided),
            ["deduplicated"] = (totals.Deduplicated, totals.UndecidedCopies),
            ["dead-lettered"] = (totals.DeadLettered, 0),
            ["skipped"] = (totals.Skipped, 0),
            ["accepted in windows"] = (totals.AcceptedInWindows, totals.UndecidedInWindows),
            ["dropped in windows"] = (totals.RejectedInWindows, totals.UndecidedInWindows),
        };
        if (totals.Undecided > totals.UndecidedCopies)
        {
            Count(May, "whether an arrival is late", totals.Undecided - totals.UndecidedCopies);
        }

        if (totals.UndecidedCopies > 0)
        {
            Count(May, "whether a copy beyond the horizon is taken again", totals.UndecidedCopies);
        }

        foreach (var (counter, count) in total.Counters.Where(counter => right.ContainsKey(counter.Name)))
        {
            _compared++;
            var (least, may) = right[counter];
            var off = count < least ? count - least : count > least + may ? count - least - may : 0;
            if (off != 0)
            {
                var unit = counter.EndsWith("windows", StringComparison.Ordinal) ? "elements x windows" : "elements";
                var expected = may == 0 ? RuleText.Invariant($"{least}") : RuleText.Invariant($"{least} to {least + may} ({may} may)");
                yield return new Violation(
                    Anomalies.Miscounted,
                    null,
                    RuleText.Invariant($"{counter} is out by {RuleText.Count(Math.Abs(off), Singular(unit), unit)}"),
                    RuleText.Invariant($"{counter} must be {expected}; {count} is {Off(off)}") + (unit == "elements" ? $"; {sheet.CandidatesFor(off)}" : ""))
                {
                    Outputs = [_last],
                    At = _last.Index + 1,
                };
            }
        }
    }

    private Violation Unbalanced(Account total) => new(
        Anomalies.Unbalanced,
        null,
        RuleText.Invariant($"elements are out by {Math.Abs(total.Elements - Injected)}: {Injected} injected, {total.Elements} accounted for"),
        RuleText.Invariant($"injected {Injected} == {Sum(total)} -> must balance in elements; {total.Elements} is {Off(total.Elements - Injected)}; {sheet.CandidatesFor(total.Elements - Injected)}"))
    {
        Outputs = [_last],
        At = _last.Index,
    };

    private static string Singular(string unit) => unit == "elements" ? "element" : "element x window";

    private static string Sum(Account total) =>
        string.Join(" + ", total.Counters.Where(counter => counter.Name is not "read" && !counter.Name.EndsWith("windows", StringComparison.Ordinal)).Select(counter => RuleText.Invariant($"{counter.Name} {counter.Count}")));

    private static string Off(long difference) => RuleText.Invariant($"{Math.Abs(difference)} too {(difference > 0 ? "many" : "few")}");

    private Account? Total() => _reporters.Count == 0 ? null : _reporters.Values.Select(reporter => Whole(reporter.Before, reporter.Latest)).Aggregate((left, right) => left + right);

    private static Account Whole(Account? before, Account latest) => before is null ? latest : before + latest;
}
