namespace StreamTesting.Cli;

internal static class VerdictExit
{
    public static int CodeOf(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Passed => ExitCodes.Ok,
        VerdictOutcome.Failed => ExitCodes.Wrong,
        _ => ExitCodes.Undecided,
    };
}
