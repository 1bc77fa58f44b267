using System.Globalization;
using Spectre.Console;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Shows on a terminal how far something is, and nothing elsewhere.</summary>
internal static class Progress
{
    /// <param name="console">Where.</param>
    /// <param name="quiet">Whether nothing is to be shown.</param>
    /// <param name="toOutput">Whether data go to the output meanwhile.</param>
    /// <param name="work">What is shown.</param>
    /// <param name="of">What is counted.</param>
    public static async Task<T> ShowAsync<T>(CliConsole console, bool quiet, bool toOutput, Func<IProgress<SinkProgress>?, Task<T>> work, string of = "arrivals")
    {
        if (!console.IsWatched || quiet || (toOutput && console.IsOutputSeen))
        {
            return await work(null).ConfigureAwait(false);
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(console.Messages) });
        return await terminal.Status().StartAsync("...", status => work(new Shown(status, console.Time, of))).ConfigureAwait(false);
    }

    private sealed class Shown(StatusContext status, TimeProvider time, string what) : IProgress<SinkProgress>
    {
        private readonly long _started = time.GetTimestamp();

        public void Report(SinkProgress value)
        {
            var seconds = time.GetElapsedTime(_started).TotalSeconds;
            var rate = seconds > 0 ? value.Arrivals / seconds : 0;
            var of = value.Of is { } all ? string.Create(CultureInfo.InvariantCulture, $" of {all:N0}") : "";
            status.Status(string.Create(CultureInfo.InvariantCulture, $"{value.Arrivals:N0}{of} {what}, {value.Bytes / 1048576.0:N1} MiB, {rate:N0} a second"));
        }
    }
}
