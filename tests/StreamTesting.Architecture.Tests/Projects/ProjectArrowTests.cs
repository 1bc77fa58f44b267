using System.Reflection;

namespace StreamTesting.Architecture.Tests;

public sealed class ProjectArrowTests
{
    private static readonly string PlatformFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public static TheoryData<string> ProjectNames => Repository.ProjectNames;

    [Fact]
    public void Allowed_EveryProjectOfSrc_HasARow() =>
        ProjectArrows.Allowed.Keys.Order().ShouldBe(Repository.Projects.Keys.Order(), "every project of src has its row in ProjectArrows");

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void ProjectFile_References_AreAllowed(string name)
    {
        var project = Repository.Projects[name];

        var used = project.Items("PackageReference").Concat(project.Items("ProjectReference"));

        used.Except(ProjectArrows.Allowed[name]).ShouldBeEmpty($"{name}.csproj may reference only: {string.Join(", ", ProjectArrows.Allowed[name])}");
    }

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Assembly_References_AreAllowed(string name)
    {
        var allowed = ProjectArrows.Allowed[name].SelectMany(use => ProjectArrows.Assemblies.GetValueOrDefault(use, [use]));

        var used = Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!).Where(reference => !IsPlatform(reference));

        used.Except(allowed).ShouldBeEmpty($"{name}.dll may use only: {string.Join(", ", ProjectArrows.Allowed[name])}");
    }

    private static bool IsPlatform(string assembly) => File.Exists(Path.Combine(PlatformFolder, assembly + ".dll"));
}
