using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>Late events: in the consumer's output, or in a side output of its own.</summary>
internal sealed class LateOptions(EngineOptions engine)
{
    public const string Word = "late";
    public const string Accepted = "late-accepted";
    public const string SideOutput = "late-side-output";

    public CheckWord Of(ParseResult result)
    {
        engine.CheckNamed(result, Word);
        return new CheckWord(Word, truth => new LateDropping<OutputLine>(engine.Truth(result, truth), line => line.Id));
    }

    public CheckWord OfAccepted(ParseResult result)
    {
        engine.CheckNamed(result, Accepted);
        return new CheckWord(Accepted, truth => new LateAcceptance<OutputLine>(engine.Truth(result, truth), line => line.Id));
    }

    public CheckWord OfSideOutput(ParseResult result)
    {
        engine.CheckNamed(result, SideOutput);
        return new CheckWord(SideOutput, truth => new LateSideOutput<OutputLine>(engine.Truth(result, truth), line => line.Id)) { LooksAt = "late events put aside", IsById = true };
    }
}
