using System.Runtime.InteropServices;

namespace StreamTesting.Cli;

internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        using var cancel = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Cancel(context, cancel));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Cancel(context, cancel));
        return await CliApp.RunAsync(arguments, StandardStreams.Open(), cancel.Token).ConfigureAwait(false);
    }

    /// <summary>
    /// The first signal ends the command in its own way, the second one ends the process. What waits for the cancellation runs on the thread pool, so that the handler is free for the second.
    /// </summary>
    private static void Cancel(PosixSignalContext context, CancellationTokenSource cancel)
    {
        context.Cancel = !cancel.IsCancellationRequested;
        _ = cancel.CancelAsync();
    }
}
