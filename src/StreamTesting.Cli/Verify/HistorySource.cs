namespace StreamTesting.Cli;

/// <summary>A history file: what consumers did, step by step.</summary>
internal sealed class HistorySource(string path, bool mayBeCutOff, CliConsole console) : IOutputSource
{
    public string Name => path == "-" ? "standard input" : path;

    public ObservationEnding Read(OutputTaker taker, CancellationToken cancellationToken)
    {
        using var input = path == "-" ? console.Input : File.OpenRead(path);
        using var reader = new StreamReader(input);
        try
        {
            var index = 0L;
            foreach (var step in HistoryFile.Read(reader, Name, mayBeCutOff))
            {
                cancellationToken.ThrowIfCancellationRequested();
                taker.TakeStep(index++, step);
            }
        }
        catch (HistoryFormatException e)
        {
            throw new CliException(ExitCodes.BadInput, e.Message);
        }

        return ObservationEnding.Completed;
    }
}
