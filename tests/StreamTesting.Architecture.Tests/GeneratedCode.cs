using AssertionGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ProtocolGenerator;

namespace StreamTesting.Architecture.Tests;

/// <summary>Adds to a project what its source generator makes at build time.</summary>
internal static class GeneratedCode
{
    public static CSharpCompilation AddProtocol(CSharpCompilation compilation, string projectFolder)
    {
        IEnumerable<AdditionalText> schemas = Directory
            .GetFiles(Path.Combine(projectFolder, "Protocol", "Schemas"), "*.txt")
            .Select(path => new SchemaText(path));
        return Add(compilation, CSharpGeneratorDriver.Create([new ProtocolSourceGenerator().AsSourceGenerator()], schemas, SourceCode.ParseOptions));
    }

    public static CSharpCompilation AddAssertions(CSharpCompilation compilation) =>
        Add(compilation, CSharpGeneratorDriver.Create([new AssertionSourceGenerator().AsSourceGenerator()], parseOptions: SourceCode.ParseOptions));

    private static CSharpCompilation Add(CSharpCompilation compilation, CSharpGeneratorDriver driver)
    {
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var complete, out var diagnostics);
        return diagnostics.IsEmpty
            ? (CSharpCompilation)complete
            : throw new InvalidOperationException(string.Join(Environment.NewLine, diagnostics));
    }

    private sealed class SchemaText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }
}
