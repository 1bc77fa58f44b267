using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StreamTesting.Architecture.Tests;

/// <summary>The tests of the repository, as <c>Class.Method</c>.</summary>
internal static class TestNames
{
    private static readonly Lazy<IReadOnlySet<string>> Known = new(() => Find().ToHashSet(StringComparer.Ordinal));

    public static IReadOnlySet<string> All => Known.Value;

    private static IEnumerable<string> Find() =>
        from folder in new[] { "tests", "samples" }
        from path in Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        from method in SourceCode.Parse(File.ReadAllText(path), path).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => IsTest(attribute.Name.ToString()))
        from type in method.Ancestors().OfType<ClassDeclarationSyntax>().Take(1)
        select $"{type.Identifier.Text}.{method.Identifier.Text}";

    private static bool IsTest(string attribute) =>
        attribute.EndsWith("Fact", StringComparison.Ordinal) || attribute.EndsWith("Theory", StringComparison.Ordinal);
}
