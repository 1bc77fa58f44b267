using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ProtocolGenerator;

namespace StreamTesting.Architecture.Tests;

/// <summary>Adds to a project what its source generator makes of its schema files at build time.</summary>
internal static class GeneratedCode
{
    public static CSharpCompilation AddProtocol(CSharpCompilation compilation, string projectFolder)
    {
        IEnumerable<AdditionalText> schemas = Directory
            .GetFiles(Path.Combine(projectFolder, "Protocol", "Schemas"), "*.txt")
            .Select(path => new SchemaText(path));
        CSharpGeneratorDriver
            .Create([new ProtocolSourceGenerator().AsSourceGenerator()], schemas, SourceCode.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var complete, out var diagnostics);
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
