using System.Diagnostics;

namespace StreamTesting.Kafka;

/// <summary>
/// A program that runs until it is stopped, its output going to a file. On Unix a shell holds it, so that it ends, and its folder goes, when this process
/// ends in whatever way.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // The watcher reads standard input, which ends with the process that holds its other end; 'stop' says that the folder is still wanted. A number that was a
    // process may be another's by then, a thread of this one for example: nothing is killed whose command line does not name the folder.
    private const string Holder = """
        exec 3<&0
        folder=$1; shift
        "$@" < /dev/null &
        server=$!
        command_line() { if [ -d /proc/self ]; then tr '\0' ' ' < "/proc/$1/cmdline"; else ps -o args= -p "$1"; fi; }
        (
          read -r word <&3
          case "$(command_line $server)" in *"$folder"*) kill -9 $server;; esac
          [ "$word" = stop ] || rm -rf "$folder"
        ) > /dev/null 2>&1 &
        exec 3<&-
        wait $server
        """;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly Task _pumped;
    private bool _isDisposed;

    private ServerProcess(Process process, StreamWriter log)
    {
        _process = process;
        _pumped = PumpAsync(process, log);
        Exited = process.WaitForExitAsync();
    }

    /// <summary>Ends when the program has ended.</summary>
    public Task Exited { get; }

    /// <summary>What the program ended with, once it has.</summary>
    public int ExitCode => _process.ExitCode;

    public static ServerProcess Start(string program, IEnumerable<string> arguments, string folder, string logFile)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", Holder, "sh", folder, program, .. arguments]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = folder;
        var log = new StreamWriter(new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        return new ServerProcess(Process.Start(start)!, log);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        AskToStop();
        try
        {
            await Exited.WaitAsync(StopTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await Exited.ConfigureAwait(false);
        }

        await _pumped.ConfigureAwait(false);
        _process.Dispose();
    }

    private static async Task PumpAsync(Process process, StreamWriter log)
    {
        var writer = TextWriter.Synchronized(log);
        await Task.WhenAll(CopyAsync(process.StandardOutput, writer), CopyAsync(process.StandardError, writer)).ConfigureAwait(false);
        try
        {
            await log.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
        }
    }

    private static async Task CopyAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            try
            {
                await to.WriteLineAsync(line).ConfigureAwait(false);
            }
            catch (IOException)
            {
                // On a full disk the log ends; the program must not stand still because nobody reads what it says.
            }
        }
    }

    private void AskToStop()
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
            return;
        }

        try
        {
            _process.StandardInput.WriteLine("stop");
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }
}
