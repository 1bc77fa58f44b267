namespace StreamTesting.Architecture.Tests;

/// <summary>
/// What each project may use: packages and other projects. No arrow runs back: the core knows no xUnit, no Kafka client and no Bogus, a broker
/// knows no check, and a check knows no broker.
/// </summary>
internal static class ProjectArrows
{
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["StreamTesting"] = ["System.Reactive"],
        ["StreamTesting.Domains"] = ["StreamTesting", "Bogus", "CsvHelper"],
        ["StreamTesting.Injection"] = ["StreamTesting", "System.Reactive", "Polly.Core"],
        ["StreamTesting.EmbeddedKafka"] = ["K4os.Compression.LZ4", "Snappier", "ZstdSharp.Port"],
        ["StreamTesting.Kafka"] = ["StreamTesting", "StreamTesting.EmbeddedKafka", "Confluent.Kafka", "System.Reactive"],
        ["StreamTesting.Assertions"] = ["StreamTesting", "Shouldly", "System.Reactive"],
        ["StreamTesting.Cli"] =
            ["StreamTesting", "StreamTesting.Domains", "StreamTesting.Injection", "StreamTesting.Kafka", "StreamTesting.EmbeddedKafka", "Confluent.Kafka", "System.CommandLine", "Spectre.Console",
             "Microsoft.Data.Sqlite", "Npgsql", "SQLitePCLRaw.bundle_e_sqlite3"],
        ["StreamTesting.Testcontainers"] = ["StreamTesting.Kafka", "Testcontainers.Kafka", "Testcontainers.Redpanda"],
        ["StreamTesting.Xunit"] =
            ["StreamTesting", "StreamTesting.EmbeddedKafka", "StreamTesting.Kafka", "xunit.extensibility.core", "xunit.extensibility.execution", "System.Reactive"],
    };

    /// <summary>The assemblies a package brings, where they are not named like the package.</summary>
    public static IReadOnlyDictionary<string, string[]> Assemblies { get; } = new Dictionary<string, string[]>
    {
        ["xunit.extensibility.core"] = ["xunit.core", "xunit.abstractions"],
        ["xunit.extensibility.execution"] = ["xunit.execution.dotnet"],
        ["Testcontainers.Kafka"] = ["Testcontainers.Kafka", "Testcontainers"],
        ["ZstdSharp.Port"] = ["ZstdSharp"],
    };
}
