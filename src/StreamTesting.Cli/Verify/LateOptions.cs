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
        return new CheckWord(Word, Over(result, truth => new LateDropping<OutputLine>(truth, line => line.Id)));
    }

    public CheckWord OfAccepted(ParseResult result)
    {
        engine.CheckNamed(result, Accepted);
        return new CheckWord(Accepted, Over(result, truth => new LateAcceptance<OutputLine>(truth, line => line.Id)));
    }

    public CheckWord OfSideOutput(ParseResult result)
    {
        engine.CheckNamed(result, SideOutput);
        return new CheckWord(SideOutput, Over(result, truth => new LateSideOutput<OutputLine>(truth, line => line.Id))) { LooksAt = "late events put aside", IsById = true };
    }

    private Func<GivenStream, Func<GroundTruth, ICheck<OutputLine>>> Over(ParseResult result, Func<EngineTruth, ICheck<OutputLine>> make) => given =>
    {
        var whole = engine.Truth(result, given);
        return part => make(given.Told(whole, part));
    };
}
