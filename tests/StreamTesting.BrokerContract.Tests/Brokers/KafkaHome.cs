using System.Diagnostics;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Where a Kafka distribution is: KAFKA_HOME, or shared/kafka beside the repository.</summary>
internal static class KafkaHome
{
    private static readonly Lazy<(string? Home, string? WhyNot)> Found = new(Find);

    public static string Path => Found.Value.Home ?? throw new InvalidOperationException(Found.Value.WhyNot);

    /// <summary>Why there is no Kafka to test against, in a sentence; null if there is one.</summary>
    public static string? WhyNot => Found.Value.WhyNot;

    private static (string? Home, string? WhyNot) Find()
    {
        var home = Environment.GetEnvironmentVariable("KAFKA_HOME") ?? BesideRepository();
        if (home is null || !File.Exists(System.IO.Path.Combine(home, "bin", "kafka-server-start.sh")))
        {
            return (null, $"no Apache Kafka: KAFKA_HOME is {(home is null ? "not set" : $"'{home}', which has no bin/kafka-server-start.sh")}");
        }

        return HasJava() ? (home, null) : (null, "no Apache Kafka: it needs Java 17 or later, and 'java' is not on the PATH or older");
    }

    private static string? BesideRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "StreamTesting.sln")))
            {
                var beside = System.IO.Path.Combine(folder.FullName, "..", "shared", "kafka");
                return Directory.Exists(beside) ? System.IO.Path.GetFullPath(beside) : null;
            }
        }

        return null;
    }

    private static bool HasJava()
    {
        try
        {
            using var java = Process.Start(new ProcessStartInfo("java", "-version") { RedirectStandardError = true })!;
            var text = java.StandardError.ReadToEnd();
            java.WaitForExit();
            var version = text.Split('"').ElementAtOrDefault(1)?.Split('.')[0];
            return int.TryParse(version, out var major) && major >= 17;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
