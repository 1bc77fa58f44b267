namespace StreamTesting.Cli.Tests;

/// <summary>Files of this repository.</summary>
internal static class Repository
{
    public static string PathOf(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StreamTesting.sln")))
        {
            folder = folder.Parent;
        }

        var root = folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has a StreamTesting.sln.");
        return Path.Combine([root, .. parts]);
    }
}
