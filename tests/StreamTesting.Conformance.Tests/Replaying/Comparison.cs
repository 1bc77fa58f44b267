using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>Replays runs through an oracle and counts where the two disagree, output by output and step by step.</summary>
internal sealed class Comparison
{
    private const int Shown = 5;
    private readonly List<string> _first = [];

    public long Runs { get; private set; }

    public long Outputs { get; private set; }

    /// <summary>How many of the engines' own counters were compared.</summary>
    public long Counters { get; private set; }

    /// <summary>How many records the oracles keep out of a window.</summary>
    public long MustNots { get; private set; }

    public long Mismatches { get; private set; }

    public long Mays { get; private set; }

    /// <summary>How many mays there were for each reason.</summary>
    public Dictionary<Doubt, long> Doubts { get; } = [];

    public double MayShare => Outputs == 0 ? 0 : (double)Mays / Outputs;

    public string FirstMismatches => string.Join('\n', _first);

    public void Add(RecordedRun run, Replay replay)
    {
        Runs++;
        var oracle = replay.Start(run);
        var tally = new Tally(oracle);
        var recorded = run.Outputs.EnumerateArray().ToLookup(output => output.GetProperty("after").GetInt32());
        var steps = run.Steps.EnumerateArray().ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            var expected = recorded[i].Select(output => replay.Recorded(output, run)).OfType<Line>().ToList();
            var said = new List<Line>();
            var fails = false;
            foreach (var outcome in replay.ReadAll(steps[i], i + 1 < steps.Count ? steps[i + 1] : null).SelectMany(step => oracle.Apply(step)))
            {
                tally.Add(outcome);
                fails |= outcome is FailureOutcome;
                if (replay.Said(outcome, run) is { } line)
                {
                    said.Add(line with { May = Asks(outcome) });
                }
            }

            Compare(run, i, expected, said);
            var failed = recorded[i].Any(output => output.Text("kind") is "error" or "crash");
            if (failed != fails)
            {
                Mismatch(run, i, failed ? "    the engine failed, the oracle does not" : "    the oracle fails, the engine did not");
            }

            if (failed)
            {
                break;
            }
        }

        foreach (var lost in recorded.Where(outputs => outputs.Key < 0 || outputs.Key >= steps.Count))
        {
            Mismatch($"{run.Id}: there is no step {lost.Key}, after which the engine put out {string.Join(", ", lost)}");
        }

        CompareMustNots(run, tally);
        CompareCounters(run, replay, tally);
    }

    private void CompareMustNots(RecordedRun run, Tally tally)
    {
        MustNots += tally.MustNots.Count;
        var refused = tally.MustNots.ToLookup(rejection => (rejection.Start, rejection.End), rejection => rejection.Number);
        foreach (var output in run.Outputs.EnumerateArray().Where(output => output.Text("kind") == "window"))
        {
            var wrong = refused[(output.Long("start")!.Value, output.Long("end")!.Value)].Intersect(output.Numbers("ids")).ToList();
            if (wrong.Count > 0)
            {
                Mismatch($"{run.Id}: {string.Join(',', wrong)} must not be in {output}\n    with {run.Params}");
            }
        }
    }

    private bool Asks(Outcome outcome)
    {
        if (outcome.Doubt is { } doubt)
        {
            Doubts[doubt] = Doubts.GetValueOrDefault(doubt) + 1;
        }

        return outcome.Expectation == Expectation.May;
    }

    private void CompareCounters(RecordedRun run, Replay replay, Tally tally)
    {
        foreach (var counter in run.Counters.EnumerateObject())
        {
            if (tally.IsOpen || replay.Counted(counter.Name, tally, run) is not { } said)
            {
                continue;
            }

            Counters++;
            if (counter.Value.GetInt64() != said)
            {
                Mismatch($"{run.Id} at its end: {counter.Name}\n    engine: {counter.Value}\n    oracle: {said}\n    with {run.Params}");
            }
        }
    }

    private void Compare(RecordedRun run, int step, List<Line> expected, List<Line> said)
    {
        Outputs += expected.Count;
        var sure = Normal(said.Where(line => !line.May));
        var maybe = said.Where(line => line.May).Select(line => line.Text).ToList();
        var came = Normal(expected);
        Mays += maybe.Count;
        if (maybe.Count == 0)
        {
            if (!came.SequenceEqual(sure))
            {
                Mismatch(run, step, Difference(came, sure));
            }

            return;
        }

        var rest = came.ToList();
        var missing = sure.Where(line => !rest.Remove(line)).ToList();
        rest.RemoveAll(maybe.Remove);
        if (missing.Count + rest.Count > 0)
        {
            Mismatch(run, step, Difference(rest, missing));
        }
    }

    private void Mismatch(RecordedRun run, int step, string what) =>
        Mismatch($"{run.Id} step {step}: {run.Steps[step]}\n{what}\n    with {run.Params}");

    private void Mismatch(string text)
    {
        Mismatches++;
        if (_first.Count < Shown)
        {
            _first.Add(text);
        }
    }

    private static string Difference(List<string> came, List<string> said) =>
        $"    engine: {string.Join(" | ", came)}\n    oracle: {string.Join(" | ", said)}";

    /// <summary>Lines whose place is not promised are sorted between those whose place is.</summary>
    private static List<string> Normal(IEnumerable<Line> lines)
    {
        var normal = new List<string>();
        var loose = new List<string>();
        foreach (var line in lines.OrderBy(line => line.AtEnd))
        {
            if (line.InOrder)
            {
                Flush();
                normal.Add(line.Text);
            }
            else
            {
                loose.Add(line.Text);
            }
        }

        Flush();
        return normal;

        void Flush()
        {
            loose.Sort(StringComparer.Ordinal);
            normal.AddRange(loose);
            loose.Clear();
        }
    }
}
