using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StreamTesting.Cli.Tests;

/// <summary>The program as a process of its own.</summary>
internal sealed class Streamtest : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "StreamTesting.Cli.dll");
    private readonly Process _process;
    private readonly Task<string> _messages;

    private Streamtest(Process process)
    {
        _process = process;
        _messages = process.StandardError.ReadToEndAsync();
    }

    public Stream Output => _process.StandardOutput.BaseStream;

    public static Streamtest Start(string arguments) => Start("dotnet", [Tool, .. arguments.Split(' ')]);

    /// <summary>
    /// Starts it as a terminal does, with SIGINT at its default: a child inherits SIGINT as ignored where the tests run as a background job of a shell without job control, and
    /// what was ignored by its parent .NET leaves so.
    /// </summary>
    public static Streamtest StartAtATerminal(string arguments) =>
        Start("perl", ["-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV or die", "dotnet", Tool, .. arguments.Split(' ')]);

    /// <summary>Starts it as a background job of a shell without job control, with SIGINT ignored.</summary>
    public static Streamtest StartInTheBackground(string arguments) => Start("sh", ["-c", "trap '' INT; exec \"$@\"", "sh", "dotnet", Tool, .. arguments.Split(' ')]);

    /// <summary>Sends it a signal, for example <c>INT</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync().WaitAsync(Patience);
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

    private static Streamtest Start(string file, IEnumerable<string> arguments) => new(Process.Start(new ProcessStartInfo(file, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
        StandardOutputEncoding = Encoding.UTF8,
    })!);
}
