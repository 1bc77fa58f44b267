namespace StreamTesting.Tests;

/// <summary>Where recorded captures are: a few beside the tests, and all of them where the recordings lie beside the repository.</summary>
internal static class RecordedCaptures
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "captures");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static DebeziumCapture Load(string name) => DebeziumCapture.Load(PathOf(name));

    public static string PathOf(string name) => Path.Combine(Folder, $"{name}.json");

    /// <summary>The folder with all recordings, or null with the reason why there is none.</summary>
    public static string? AllFolder(out string reason)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StreamTesting.sln")))
            {
                var all = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "conformance", "debezium"));
                reason = $"there is no folder {all}";
                return Directory.Exists(all) ? all : null;
            }
        }

        reason = $"no folder above {AppContext.BaseDirectory} has StreamTesting.sln";
        return null;
    }

    public static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "named"), "*.json").Order(StringComparer.Ordinal).Concat(Directory.EnumerateFiles(folder, "random-*.jsonl.gz").Order(StringComparer.Ordinal));
}
