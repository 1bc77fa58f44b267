using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamTesting.Kafka;

/// <summary>Finds a Java that can run a distribution.</summary>
internal static class JavaRuntime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Regex Quoted = new("""version "(?:1\.(\d+)|(\d+))""", RegexOptions.CultureInvariant);

    public static string Find(string? java, KafkaDistribution kafka)
    {
        var program = java ?? FromHome() ?? "java";
        var text = VersionText(program, kafka);
        if (MajorOf(text) is not { } major)
        {
            throw new KafkaBrokerMissingException($"'{program} -version' does not say which Java it is: {FirstLine(text)}. {Advice(kafka)}");
        }

        return major >= kafka.JavaNeeded
            ? program
            : throw new KafkaBrokerMissingException($"'{program}' is Java {major.ToString(CultureInfo.InvariantCulture)}; Apache Kafka {kafka.Version} needs {kafka.JavaNeeded} or later. {Advice(kafka)}");
    }

    /// <summary>Reads the major version from what <c>java -version</c> says: <c>"17.0.15"</c> is 17, <c>"1.8.0_392"</c> is 8.</summary>
    public static int? MajorOf(string text) => Quoted.Match(text) is { Success: true } match
        && int.TryParse(match.Groups[match.Groups[2].Success ? 2 : 1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;

    private static string? FromHome()
    {
        var home = Environment.GetEnvironmentVariable("JAVA_HOME");
        return string.IsNullOrWhiteSpace(home) ? null : Path.Combine(home, "bin", OperatingSystem.IsWindows() ? "java.exe" : "java");
    }

    private static string VersionText(string program, KafkaDistribution kafka)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "-version") { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEndAsync();
            if (said.Wait(Patience))
            {
                return said.Result;
            }

            process.Kill(entireProcessTree: true);
            throw new KafkaBrokerMissingException($"'{program} -version' has not ended after {Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s. Is it Java? {Advice(kafka)}");
        }
        catch (Win32Exception e)
        {
            throw new KafkaBrokerMissingException($"Apache Kafka {kafka.Version} needs Java, and '{program}' can't be started: {e.Message}. {Advice(kafka)}", e);
        }
    }

    private static string Advice(KafkaDistribution kafka) => string.Create(
        CultureInfo.InvariantCulture, $"Install Java {kafka.JavaNeeded} or later and put it on the PATH, or set JAVA_HOME.");

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
