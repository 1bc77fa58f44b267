using System.Diagnostics;
using System.Text;

namespace StreamTesting.Cli.Tests;

/// <summary>The program as a process of its own.</summary>
internal sealed class Streamtest : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task<string> _messages;

    private Streamtest(Process process)
    {
        _process = process;
        _messages = process.StandardError.ReadToEndAsync();
    }

    public Stream Output => _process.StandardOutput.BaseStream;

    public int Id => _process.Id;

    public static Streamtest Start(string arguments)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "StreamTesting.Cli.dll")}\" {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        return new Streamtest(Process.Start(start)!);
    }

    public async Task<string> MessagesAsync() => await _messages.WaitAsync(Patience);

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
