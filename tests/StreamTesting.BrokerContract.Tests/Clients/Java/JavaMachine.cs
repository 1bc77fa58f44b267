using System.Diagnostics;
using System.Globalization;
using System.Text;
using StreamTesting.Tests.Shared;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A Java virtual machine that runs Kafka's tools one after the other, since most of what a tool takes is the machine's start. It ends with the tests.</summary>
internal sealed class JavaMachine
{
    private const char End = '\u0004';

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly SemaphoreSlim Two = new(2);
    private static readonly Stack<JavaMachine> Idle = [];

    private readonly Process process;

    private JavaMachine()
    {
        var home = KafkaHome.Options.Home!;
        var scripts = Path.Combine(AppContext.BaseDirectory, "Scripts");
        var start = new ProcessStartInfo(
            KafkaHome.Options.Java ?? "java",
            ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", $"-Dlog4j2.configurationFile={Path.Combine(scripts, "log4j2.properties")}", Path.Combine(scripts, "KafkaTools.java"), Path.Combine(home, "libs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Runs a tool by its class, on a machine that is idle.</summary>
    public static async Task<ClientOutput> RunAsync(string tool, IReadOnlyList<string> arguments, string input)
    {
        await Two.WaitAsync();
        try
        {
            var machine = Take() ?? new JavaMachine();
            var output = await machine.CallAsync(tool, arguments, input);
            lock (Idle)
            {
                Idle.Push(machine);
            }

            return output;
        }
        finally
        {
            Two.Release();
        }
    }

    private static JavaMachine? Take()
    {
        lock (Idle)
        {
            return Idle.TryPop(out var machine) ? machine : null;
        }
    }

    private async Task<ClientOutput> CallAsync(string tool, IReadOnlyList<string> arguments, string input)
    {
        var said = new StringBuilder();
        var command = $"{tool} {string.Join(' ', arguments)}";
        try
        {
            await process.StandardInput.WriteLineAsync(string.Join('\t', [tool, Convert.ToBase64String(Encoding.UTF8.GetBytes(input)), .. arguments]));
            await process.StandardInput.FlushAsync();
            using var patience = new CancellationTokenSource(Patience);
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith(End))
                {
                    return new ClientOutput(command, int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture), said.ToString()[..^1], "");
                }

                said.Append(line).Append('\n');
            }

            throw new InvalidOperationException($"the Java machine ended, with code {process.ExitCode}, while it ran {command}: {said}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} did not end within {Patience}. It said: {said}");
        }
    }
}
