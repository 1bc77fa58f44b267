namespace StreamTesting.Tests;

/// <summary>Where recorded captures are: a few that tests name, and all of them, or those of another folder.</summary>
internal static class RecordedCaptures
{
    /// <summary>The environment variable that names a folder whose captures are read instead of the copy beside the tests.</summary>
    public const string Variable = "STREAMTESTING_CONFORMANCE";

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "captures");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>Whether <see cref="Variable"/> names another folder than the copy.</summary>
    public static bool IsOtherFolder => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    /// <summary>All files with captures below the folder of <see cref="Variable"/>, or of the copy.</summary>
    public static IReadOnlyList<string> AllFiles => FilesBelow(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } other ? other : Path.Combine(Folder, "all"));

    /// <summary>The captures of the copy, whatever <see cref="Variable"/> says.</summary>
    public static IEnumerable<DebeziumCapture> Copied => FilesBelow(Path.Combine(Folder, "all")).SelectMany(DebeziumCapture.LoadAll);

    public static IEnumerable<DebeziumCapture> All => AllFiles.SelectMany(DebeziumCapture.LoadAll);

    public static DebeziumCapture Load(string name) => DebeziumCapture.Load(PathOf(name));

    public static string PathOf(string name) => Path.Combine(Folder, $"{name}.json");

    /// <summary>One of all captures of the copy.</summary>
    public static DebeziumCapture Any(string name) => DebeziumCapture.Load(
        Path.Combine(Folder, "all", name.Contains("random", StringComparison.Ordinal) ? $"random-{(name.StartsWith("pg", StringComparison.Ordinal) ? "postgres" : "mariadb")}.jsonl.gz" : "named.jsonl.gz"), name);

    private static string[] FilesBelow(string folder)
    {
        string[] files = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsCapture).Order(StringComparer.Ordinal)]
            : throw new DirectoryNotFoundException($"{Variable} names the folder {folder}, which does not exist.");
        return files is [_, ..] ? files : throw new FileNotFoundException($"Below {folder} is no file named/*.json, named.jsonl.gz or random-*.jsonl.gz.");
    }

    private static bool IsCapture(string path) => Path.GetFileName(path) is var name
        && (name == "named.jsonl.gz"
            || (name.StartsWith("random-", StringComparison.Ordinal) && (name.EndsWith(".jsonl.gz", StringComparison.Ordinal) || name.EndsWith(".jsonl", StringComparison.Ordinal)))
            || (name.EndsWith(".json", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(path)) == "named"));
}
