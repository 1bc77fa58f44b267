using System.CommandLine;
using System.CommandLine.Parsing;

namespace StreamTesting.Cli;

/// <summary><c>verify cdc</c>: judges a table that a consumer has merged out of changes.</summary>
internal static class VerifyCdcCommand
{
    public static Command Make(CliConsole console)
    {
        var file = new Argument<string?>("DUMP") { Description = "The consumer's table, all rows, as CSV or JSON lines; - is standard input, the default without a database.", Arity = ArgumentArity.ZeroOrOne };
        var source = new TableSourceOptions();
        var dump = new DumpOptions(file, console);
        var quiet = Opt.Flag("--quiet", "Shows no progress.");
        var verdict = Opt.Text("--verdict", "FILE", "Writes the verdict as JSON (docs/cdc-verdict.schema.json).");
        var command = new Command("cdc", "Judges a table that a consumer has merged out of change data: against the rows that the database itself held (docs/verify.md).") { file };
        source.All.Concat(dump.All).Append(verdict).Append(quiet).ToList().ForEach(command.Add);
        command.SetAction(async (result, cancellationToken) =>
        {
            RefuseBefore(result);
            var known = await Task.Run(() => source.Of(result, cancellationToken), cancellationToken).ConfigureAwait(false);
            var (name, rows) = await Progress.ShowAsync(
                console,
                result.GetValue(quiet),
                toOutput: false,
                progress => Task.Run(() => dump.ReadAsync(result, known, new RowCounter(progress, console.Time), cancellationToken), cancellationToken).WaitAsync(cancellationToken),
                "rows").ConfigureAwait(false);
            return Judge(known, name, rows, result.GetValue(verdict), console);
        });
        return command;
    }

    /// <summary>What stands between verify and cdc is of verify, and would change nothing.</summary>
    private static void RefuseBefore(ParseResult result)
    {
        if (result.CommandResult.Parent is CommandResult verify && verify.Children.Any(child => child is OptionResult { Implicit: false } or ArgumentResult { Tokens.Count: > 0 }))
        {
            throw CliException.Usage("verify cdc has a file and options of its own: they stand behind cdc.");
        }
    }

    private static int Judge(KnownTable known, string name, IReadOnlyList<TableRow> rows, string? path, CliConsole console)
    {
        var check = new Convergence(known.Table, known.Stream?.Truth);
        var judged = Judged(check, rows, name);
        var keys = judged.IsVacuous ? [] : TableComparison.Of(known.Table, rows).Differences.Select(difference => difference.Key).Where(key => !known.Table.Unsettled.Contains(key)).ToList();
        var context = new FailureContext { Subject = name, Replay = known.ReplayOf(judged, known.Table.Final.Key.Count == 0 ? [] : keys) };
        var report = judged.Outcome == VerdictOutcome.Passed ? VerdictText.Passed(judged) : FailureText.Of(judged, check.Truth, context) + "\n";
        VerdictText.Write(console, $"{report}{VerdictText.Word(judged.Outcome)}: {known.Text}\n");
        if (path is not null)
        {
            CdcVerdictWriter.Write(known, judged, path);
        }

        return VerdictExit.CodeOf(judged.Outcome);
    }

    private static Verdict Judged(Convergence check, IReadOnlyList<TableRow> rows, string name)
    {
        var fold = check.Start();
        try
        {
            for (var i = 0; i < rows.Count; i++)
            {
                fold.Observe(new Observed<TableRow>(rows[i]) { Index = i });
            }

            return fold.Complete().Verdict;
        }
        catch (ArgumentException e)
        {
            throw new CliException(ExitCodes.BadInput, $"{name}: {Failures.Sentence(e)}");
        }
    }
}
