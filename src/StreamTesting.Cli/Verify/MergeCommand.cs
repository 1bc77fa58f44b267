using System.CommandLine;
using StreamTesting.Domains;

namespace StreamTesting.Cli;

/// <summary><c>merge</c>: one verdict of the verdict files of parts.</summary>
internal static class MergeCommand
{
    public static Command Make(CliConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "Verdict files of verify --part or --partition, in any order; merged ones too.", Arity = ArgumentArity.OneOrMore };
        var output = Opt.Text("--verdict", "FILE", "Writes the merged verdict as JSON; it can be merged with further parts.");
        var command = new Command("merge", "Makes one verdict of the verdicts of parts.") { files, output };
        command.SetAction(result =>
        {
            var merged = VerdictMerge.Of([.. result.GetValue(files)!.Select(path => (path, VerdictReader.Read(path)))]);
            VerdictText.Write(console, VerdictText.Of(merged, told => Truth(merged, told), new ReplayLines(result.GetValue(files)![0], merged.Origin, null, merged.Origin.Partitions), string.Join(", ", result.GetValue(files)!), null));
            if (result.GetValue(output) is { } path)
            {
                VerdictWriter.Write(merged, path);
            }

            return VerdictExit.CodeOf(merged.Outcome);
        });
        return command;
    }

    /// <summary>The stream is made again only where an event is to be shown.</summary>
    private static GroundTruth Truth(VerdictDocument merged, IReadOnlyList<Verdict> told)
    {
        if (told.All(check => check.Violations.IsEmpty))
        {
            return new GroundTruth([], merged.Origin);
        }

        try
        {
            var stream = StreamPlan.FromJson(merged.Origin.PlanJson, DomainCatalogs.All).Generate(merged.Origin.Seed).Over(merged.Origin.Partitions);
            return new GivenStream(stream, merged.Topic).Truth;
        }
        catch (PlanFormatException e)
        {
            throw new CliException(ExitCodes.BadInput, $"The plan of the parts can't be read: {Failures.Sentence(e)}");
        }
    }
}
