namespace StreamTesting.Architecture.Tests;

public sealed class FolderOrderTests
{
    private const string Early = "namespace N; public sealed class Early { public static int One => 1; }";
    private static readonly string Root = Path.Combine(Repository.Root, "specimen");

    public static TheoryData<string> OrderedProjects => new(FolderOrder.Of.Keys);

    [Theory]
    [MemberData(nameof(OrderedProjects))]
    public void Folders_OfAProject_NameOnlyEarlierOnes(string name)
    {
        var project = Repository.Projects[name];

        var violations = FolderScan.Violations(project.Compilation, project.Folder, FolderOrder.Of[name]);

        violations.Distinct().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("public sealed class Later { public Early? Field; }")]
    [InlineData("public sealed class Later { public int Get() => Early.One; }")]
    [InlineData("public sealed class Other { public string Early => \"only a name\"; }")]
    public void Violations_NamingAnEarlierFolder_AreNone(string later) =>
        Scan(("First/Early.cs", Early), ("Second/Later.cs", $"namespace N; {later}")).ShouldBeEmpty();

    [Theory]
    [InlineData("public sealed class Later { public Early? Field; }")]
    [InlineData("public sealed class Later : System.Collections.Generic.List<Early>;")]
    [InlineData("public sealed class Later { public int Get() => Early.One; }")]
    [InlineData("public sealed class Later { public object Get() => new Early(); }")]
    [InlineData("public sealed class Later { public string Get() => nameof(Early); }")]
    public void Violations_NamingALaterFolder_SayFileLineAndType(string first) =>
        Scan(("First/Later.cs", $"namespace N;\n{first}"), ("Second/Early.cs", Early)).Distinct()
            .ShouldBe(["specimen/First/Later.cs(2): First names Early, which Second declares"]);

    [Fact]
    public void Violations_AnExtensionMethodOfALaterFolder_IsCaught() =>
        Scan(
            ("First/Early.cs", "namespace N; public sealed class Early { public int Twice() => 2.Doubled(); }"),
            ("Second/Doubling.cs", "namespace N; public static class Doubling { public static int Doubled(this int n) => 2 * n; }"))
            .ShouldBe(["specimen/First/Early.cs(1): First names Doubling, which Second declares"]);

    [Fact]
    public void Violations_AFileInNoFolderOfTheOrder_IsCaught() =>
        Scan(("Third/Early.cs", Early)).ShouldBe(["specimen/Third/Early.cs is in no folder of the order First, Second"]);

    [Fact]
    public void Violations_AFileBesideTheProjectFile_NamesAllAndIsNamedByNone() =>
        Scan(
            ("Entrance.cs", "namespace N; public sealed class Entrance { public Early? Field; }"),
            ("First/Early.cs", Early),
            ("Second/Late.cs", "namespace N; public sealed class Late { public Entrance? Field; }"))
            .ShouldBe(["specimen/Second/Late.cs(1): Second names Entrance, which the project's root declares"]);

    private static List<string> Scan(params (string Path, string Text)[] files)
    {
        var trees = files.Select(file => SourceCode.Parse(file.Text, Path.Combine(Root, file.Path)));
        return FolderScan.Violations(SourceCode.Compile("Specimen", trees), Root, ["First", "Second"]).ToList();
    }
}
