using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>Replays runs through an oracle and counts where the two disagree, output by output and step by step.</summary>
internal sealed class Comparison
{
    private const int Shown = 5;
    private readonly List<string> _first = [];

    public long Runs { get; private set; }

    public long Outputs { get; private set; }

    public long Mismatches { get; private set; }

    public long Mays { get; private set; }

    public double MayShare => Outputs == 0 ? 0 : (double)Mays / Outputs;

    public string FirstMismatches => string.Join('\n', _first);

    public void Add(RecordedRun run, Replay replay)
    {
        Runs++;
        var oracle = replay.Start(run);
        var recorded = run.Outputs.EnumerateArray().ToLookup(output => output.GetProperty("after").GetInt32());
        var steps = run.Steps.EnumerateArray().ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            var expected = recorded[i].Select(output => replay.Recorded(output, run)).OfType<Line>().ToList();
            if (recorded[i].Any(output => output.Text("kind") is "error" or "crash"))
            {
                ExpectFailure(run, i, expected, oracle, replay.Read(steps[i], null));
                return;
            }

            var step = replay.Read(steps[i], i + 1 < steps.Count ? steps[i + 1] : null);
            var said = oracle.Apply(step).Select(outcome => replay.Said(outcome, run)).OfType<Line>().ToList();
            Compare(run, i, expected, said);
        }
    }

    private void ExpectFailure(RecordedRun run, int step, List<Line> expected, IOracle oracle, in Step failing)
    {
        Outputs += expected.Count;
        if (!oracle.Apply(failing).OfType<FailureOutcome>().Any())
        {
            Mismatch(run, step, "the engine failed, the oracle does not");
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

    private void Mismatch(RecordedRun run, int step, string what)
    {
        Mismatches++;
        if (_first.Count < Shown)
        {
            _first.Add($"{run.Id} step {step}: {run.Steps[step]}\n{what}\n    with {run.Params}");
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
