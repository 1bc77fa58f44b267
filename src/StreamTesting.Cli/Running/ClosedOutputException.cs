namespace StreamTesting.Cli;

/// <summary>Nobody reads the output any more. Its code is that of the broken pipe that it was.</summary>
internal sealed class ClosedOutputException(IOException brokenPipe) : IOException(brokenPipe.Message, brokenPipe.HResult)
{
    private const int BrokenPipe = 32;

    public static bool Is(IOException failure) => failure.HResult == BrokenPipe;
}
