using System.Diagnostics;
using StreamTesting.Tests.Shared;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Runs the tools of an Apache Kafka distribution, which are the Java client, against a broker.</summary>
internal sealed class JavaTool(string bootstrapServers)
{
    // A tool lives for a second: to compile it well takes longer than that saves.
    private const string QuickToStart = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto";

    /// <summary>Runs a tool to its end.</summary>
    /// <param name="name">Its name without <c>.sh</c>; it is told the broker by <c>--bootstrap-server</c>.</param>
    /// <param name="arguments">Its other arguments, apart by blanks.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="exitCode">What it has to end with.</param>
    /// <returns>All that it printed.</returns>
    public async Task<string> RunAsync(string name, string arguments, string input = "", int exitCode = 0)
    {
        var tool = Path.Combine(KafkaHome.Options.Home!, "bin", name + ".sh");
        var start = new ProcessStartInfo("bash", [tool, "--bootstrap-server", bootstrapServers, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        start.Environment["KAFKA_OPTS"] = QuickToStart;
        var ended = (await ClientProcess.RunAsync(start, input)).ShouldHaveEndedWith(exitCode);
        return ended.Output + ended.Errors;
    }
}
