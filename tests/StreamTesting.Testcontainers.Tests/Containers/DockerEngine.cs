using System.ComponentModel;
using System.Diagnostics;
using StreamTesting.Kafka;

namespace StreamTesting.Testcontainers.Tests;

/// <summary>Asks whether a Docker engine answers.</summary>
internal static class DockerEngine
{
    private static readonly Lazy<string?> Missing = new(() => KafkaBrokers.IsRequired(BrokerKind.Container) || Answers() ? null : "no Docker engine: 'docker info' fails on this machine");

    /// <summary>Why tests of containers are skipped; null where an engine answers, or where STREAMTESTING_REQUIRE makes its lack a failure.</summary>
    public static string? WhyNot => Missing.Value;

    private static bool Answers()
    {
        try
        {
            using var docker = Process.Start(new ProcessStartInfo("docker", "info") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            docker.StandardOutput.ReadToEnd();
            docker.WaitForExit();
            return docker.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
