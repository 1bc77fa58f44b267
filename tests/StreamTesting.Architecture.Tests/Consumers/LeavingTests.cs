using Microsoft.CodeAnalysis.CSharp;

namespace StreamTesting.Architecture.Tests;

public sealed class LeavingTests
{
    private static readonly string GroupMember = Path.Combine(Repository.Root, "samples", "Shared", "GroupMember.cs");

    [Fact]
    public void Consumers_OfTestsSamplesAndBenchmarks_LeaveTheirGroups()
    {
        var subscribing = ProjectFolders().Select(Subscribing).ToList();

        subscribing.Sum(project => project.Files.Count).ShouldBeGreaterThan(3, "there are such consumers, so not finding them is no success");
        subscribing.SelectMany(project => Violations(project.Folder, project.Files))
            .ShouldBeEmpty("neither Close nor Dispose is safe for a member of a group: see docs/brokers.md");
    }

    [Theory]
    [InlineData("var c = Build(); c.Subscribe(\"t\"); c.Leave();")]
    [InlineData("var c = Build(); c.Subscribe(\"t\"); GroupMember.Leave(GroupMember.Patience, [c]);")]
    [InlineData("using var c = Build(); c.Assign(new TopicPartition(\"t\", 0)); c.Close();")]
    [InlineData("System.IObservable<int> o = null!; using var s = o.Subscribe(null!);")]
    public void Violations_OfOneThatLeavesOrIsInNoGroup_AreNone(string body) => Scan(body).ShouldBeEmpty();

    [Theory]
    [InlineData("var c = Build(); c.Subscribe(\"t\");", "Specimen.cs(4) subscribes, and nothing in the file calls GroupMember.Leave")]
    [InlineData("using var c = Build(); c.Subscribe(\"t\"); c.Leave();", "Specimen.cs(4) disposes a consumer that subscribed, by its using")]
    [InlineData("using (var c = Build()) { c.Subscribe(\"t\"); c.Leave(); }", "Specimen.cs(4) disposes a consumer that subscribed, by its using")]
    [InlineData("var c = Build(); c.Subscribe([\"t\"]); c.Leave(); c.Dispose();", "Specimen.cs(4) closes or disposes a consumer that subscribed")]
    [InlineData("var c = Build(); c.Subscribe([\"t\"]); c.Close(); c.Leave();", "Specimen.cs(4) closes or disposes a consumer that subscribed")]
    public void Violations_OfOneThatDoesNot_SayWhere(string body, string expected) => Scan(body).ShouldBe([expected]);

    private static List<string> Scan(string body)
    {
        var text = $"using Confluent.Kafka; using Samples;\npublic static class Specimen {{\nstatic IConsumer<string, string> Build() => null!;\npublic static void Run() {{ {body} }}\n}}";
        var tree = SourceCode.Parse(text, Path.Combine(Repository.Root, "Specimen.cs"));
        return LeavingScan.Violations(Compile([tree]), tree).ToList();
    }

    private static IEnumerable<string> ProjectFolders() => new[] { "tests", "samples", "benchmarks" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
        .Select(project => Path.GetDirectoryName(project)!);

    private static (string Folder, List<string> Files) Subscribing(string folder) =>
        (folder, [.. Sources(folder).Where(path => File.ReadAllText(path) is var text && text.Contains(".Subscribe(") && text.Contains("Confluent.Kafka"))]);

    private static IEnumerable<string> Violations(string folder, IReadOnlyCollection<string> files)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var trees = Sources(folder).Select(path => SourceCode.Parse(File.ReadAllText(path), path)).ToList();
        var compilation = Compile(trees);
        return trees.Where(tree => files.Contains(tree.FilePath)).SelectMany(tree => LeavingScan.Violations(compilation, tree));
    }

    private static IEnumerable<string> Sources(string folder) => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);

    private static CSharpCompilation Compile(IEnumerable<Microsoft.CodeAnalysis.SyntaxTree> trees) =>
        SourceCode.Compile("Consumers", trees.Append(SourceCode.Parse(File.ReadAllText(GroupMember), GroupMember)));
}
