using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>JSON lines of a file or of standard input.</summary>
internal sealed class LineSource(string path, CliConsole console) : IOutputSource
{
    public string Name => path == "-" ? "standard input" : path;

    public ObservationEnding Read(OutputTaker taker, CancellationToken cancellationToken)
    {
        using var input = path == "-" ? console.Input : File.OpenRead(path);
        foreach (var (number, bytes) in TextLines.Of(input))
        {
            cancellationToken.ThrowIfCancellationRequested();
            taker.TakeLine(number, bytes);
        }

        return ObservationEnding.Completed;
    }
}
