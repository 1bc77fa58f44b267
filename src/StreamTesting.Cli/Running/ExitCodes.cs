namespace StreamTesting.Cli;

/// <summary>What the process says at its end. Stated in --help and docs/cli.md.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int BadInput = 3;
    public const int Wrong = 4;
    public const int Undecided = 5;
    public const int Cancelled = 130;

    public const string Text =
        "Exit codes: 0 done (also where the reader of a pipe went away); 1 a file, disk or broker failed; 2 a command, option or plan is wrong; "
        + "3 an input file is malformed; 4 verify, merge: a check failed, broker: a fault never fired; 5 verify, merge: undecided (cut short, or a part is missing); 130 ended by Ctrl-C (broker: 0).";
}
