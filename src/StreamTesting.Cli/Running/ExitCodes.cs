namespace StreamTesting.Cli;

/// <summary>What the process says at its end. Stated in --help and docs/cli.md.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int BadInput = 3;
    public const int Cancelled = 130;

    public const string Text =
        "Exit codes: 0 done (also where the reader of a pipe went away); 1 a file, disk or broker failed; 2 a command, option or plan is wrong; "
        + "3 an input file is malformed; 130 ended by Ctrl-C.";
}
