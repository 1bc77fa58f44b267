namespace StreamTesting.Cli.Tests;

/// <summary>A folder of a test's own, gone with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("streamtesting-").FullName;

    public string this[params string[] parts] => Path.Combine([Root, .. parts]);

    /// <summary>The files by their paths in the folder, with slashes.</summary>
    public SortedDictionary<string, byte[]> Contents() => new(
        Directory.GetFiles(Root, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllBytes),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
