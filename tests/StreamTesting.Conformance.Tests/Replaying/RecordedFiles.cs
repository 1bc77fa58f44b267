using System.IO.Compression;
using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>The recorded files: those of the project, or those below the folder that STREAMTESTING_CONFORMANCE names.</summary>
internal static class RecordedFiles
{
    public const string Variable = "STREAMTESTING_CONFORMANCE";
    private const string Ending = ".jsonl.gz";

    /// <summary>Whether they are not the project's own.</summary>
    public static bool AreOther { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    public static string Folder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } other
        ? Path.GetFullPath(other)
        : OwnFolder;

    /// <summary>The files of the engines that have oracles here, relative to the folder, without their ending.</summary>
    public static IReadOnlyList<string> Names { get; } = Directory.Exists(Folder)
        ? NamesBelow(Folder)
        : throw new DirectoryNotFoundException($"{Variable} names the folder '{Folder}', which does not exist.");

    /// <summary>The files of the project, whichever are read.</summary>
    public static IReadOnlyList<string> Own => NamesBelow(OwnFolder);

    private static string OwnFolder => Path.Combine(AppContext.BaseDirectory, "Recorded");

    /// <summary>The names of all runs of the project's files.</summary>
    public static IEnumerable<string> OwnIds() => Own.SelectMany(name => Lines(Path.Combine(OwnFolder, name + Ending))).Select(line => line.Split('"', 5)[3]);

    private static IReadOnlyList<string> NamesBelow(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*" + Ending, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')[..^Ending.Length])
            .Where(name => !name.Split('/').Contains("debezium"))
            .Order(StringComparer.Ordinal)];

    public static IEnumerable<(string Operator, RecordedRun Run)> Read(string name)
    {
        foreach (var line in Lines(Path.Combine(Folder, name + Ending)))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            yield return ($"{root.Text("engine")}/{root.Text("operator")}", new RecordedRun(root));
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (file.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
