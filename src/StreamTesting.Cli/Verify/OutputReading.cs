namespace StreamTesting.Cli;

/// <summary>Reads a source on a thread of its own, so that Ctrl-C ends the command also where a read blocks.</summary>
internal static class OutputReading
{
    public static async Task<(ObservationEnding Ending, string? Problem, int? ExitCode)> RunAsync(IOutputSource source, OutputTaker taker, CancellationToken cancellationToken)
    {
        var reading = Task.Factory.StartNew(
            () => source.Read(taker, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return (await reading.WaitAsync(cancellationToken).ConfigureAwait(false), null, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (ObservationEnding.TimedOut, "ended by Ctrl-C", ExitCodes.Cancelled);
        }
        catch (CliException e) when (e.ExitCode == ExitCodes.Failed)
        {
            return (ObservationEnding.Faulted, e.Message, ExitCodes.Failed);
        }
    }
}
