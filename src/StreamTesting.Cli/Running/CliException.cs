namespace StreamTesting.Cli;

/// <summary>Ends a command with a sentence and an exit code.</summary>
internal sealed class CliException(int exitCode, string message) : Exception(message)
{
    public int ExitCode => exitCode;

    public static CliException Usage(string message) => new(ExitCodes.Usage, message);
}
