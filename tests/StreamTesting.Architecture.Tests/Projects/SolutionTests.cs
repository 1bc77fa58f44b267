namespace StreamTesting.Architecture.Tests;

public sealed class SolutionTests
{
    [Fact]
    public void Solution_EveryProjectOfTheRepository_IsInIt()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "StreamTesting.sln")).Replace('\\', '/');

        ProjectFiles().Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)).ShouldBeEmpty("add with: dotnet sln add <project>");
    }

    [Fact]
    public void Tests_EveryProjectOfSrc_HasATestProject()
    {
        var tests = ProjectFiles().Select(path => Path.GetFileNameWithoutExtension(path));

        Repository.Projects.Keys.Select(name => name + ".Tests").Except(tests).ShouldBeEmpty();
    }

    private static IEnumerable<string> ProjectFiles() => new[] { "src", "tests", "samples", "benchmarks", "eng" }
        .Select(folder => Path.Combine(Repository.Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories))
        .Select(Repository.Relative);
}
