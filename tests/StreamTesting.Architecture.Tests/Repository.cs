namespace StreamTesting.Architecture.Tests;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The source projects by name, in alphabetical order.</summary>
    public static IReadOnlyDictionary<string, SourceProject> Projects { get; } = Directory
        .GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(path => new SourceProject(path))
        .OrderBy(project => project.Name, StringComparer.Ordinal)
        .ToDictionary(project => project.Name);

    /// <summary>The names of the source projects, as rows of a theory.</summary>
    public static TheoryData<string> ProjectNames => new(Projects.Keys);

    /// <summary>A path as it stands in the repository, with slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StreamTesting.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has a StreamTesting.sln; run the tests from a checkout.");
    }
}
