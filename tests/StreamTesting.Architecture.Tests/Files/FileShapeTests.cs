using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StreamTesting.Architecture.Tests;

public sealed class FileShapeTests
{
    private const int MostLines = 300;

    public static TheoryData<string> ProjectNames => Repository.ProjectNames;

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Files_OfAProject_AreShort(string name) => Repository.Projects[name].Files
        .Select(file => (File: Repository.Relative(file), Lines: File.ReadLines(file).Count()))
        .Where(file => file.Lines > MostLines)
        .ShouldBeEmpty($"a file of src has at most {MostLines} lines");

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Files_OfAProject_HaveOnePublicTypeNamedLikeTheFile(string name) => SourceCode.Written(Repository.Projects[name].Compilation)
        .Select(tree => (File: tree.FilePath, Types: PublicTypes(tree).ToList()))
        .Where(file => file.Types.Count > 1 || file.Types.Any(type => type != Path.GetFileName(file.File).Split('.')[0]))
        .Select(file => $"{Repository.Relative(file.File)}: {string.Join(", ", file.Types)}")
        .ShouldBeEmpty("a file of src declares one public type and is named after it (Type.cs, or Type.Part.cs for a part of it)");

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Sources_OfAProject_AreUnderstood(string name) => Repository.Projects[name].Compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .ShouldBeEmpty("what the scan does not understand, it does not check");

    private static IEnumerable<string> PublicTypes(SyntaxTree tree) => tree.GetRoot().DescendantNodes()
        .OfType<MemberDeclarationSyntax>()
        .Where(member => member.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax && member.Modifiers.Any(SyntaxKind.PublicKeyword))
        .Select(member => member is DelegateDeclarationSyntax named ? named.Identifier.Text : ((BaseTypeDeclarationSyntax)member).Identifier.Text);
}
