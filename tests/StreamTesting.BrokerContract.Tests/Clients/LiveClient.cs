using System.Diagnostics;
using System.Threading.Channels;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A client that runs until it is ended. What it prints is read line by line as it comes.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly List<string> seen = [];

    private LiveClient(Process process) => this.process = process;

    /// <summary>Every line that was waited through so far, of standard output and standard error.</summary>
    public IReadOnlyList<string> Seen => seen;

    public static LiveClient Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var live = new LiveClient(new Process { StartInfo = start });
        live.process.OutputDataReceived += (_, said) => live.Take(said.Data);
        live.process.ErrorDataReceived += (_, said) => live.Take(said.Data);
        live.process.Start();
        live.process.BeginOutputReadLine();
        live.process.BeginErrorReadLine();
        return live;
    }

    /// <summary>Waits for the next line that holds, and answers it.</summary>
    public async Task<string> UntilAsync(Func<string, bool> holds, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var line = await lines.Reader.ReadAsync(patience.Token);
                seen.Add(line);
                if (holds(line))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{what} did not come within {Patience}. {process.StartInfo.FileName} said: {string.Join('\n', seen.TakeLast(30))}");
        }
    }

    /// <summary>Asks it to end, as Ctrl-C or a service's stop does (SIGTERM), and waits until it has.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Ends it without a chance to say goodbye.</summary>
    public async Task CrashAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await CrashAsync();
        }

        process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            lines.Writer.TryWrite(line);
        }
    }
}
