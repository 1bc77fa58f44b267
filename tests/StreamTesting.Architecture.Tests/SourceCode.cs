using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StreamTesting.Architecture.Tests;

/// <summary>Compiles sources in memory, against what the tests run with, so that names are resolved as the compiler resolves them.</summary>
internal static class SourceCode
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly ConditionalWeakTable<SyntaxTree, Lazy<IReadOnlyList<(SyntaxNode Node, ISymbol Symbol)>>> Known = [];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview, DocumentationMode.None);

    private static readonly Lazy<IReadOnlyList<(string Assembly, MetadataReference Reference)>> Platform = new(() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => (Path.GetFileNameWithoutExtension(path), (MetadataReference)MetadataReference.CreateFromFile(path)))
            .ToList());

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    public static CSharpCompilation Compile(string assembly, IEnumerable<SyntaxTree> sources) => CSharpCompilation.Create(
        assembly,
        sources.Append(Parse(ImplicitUsings, "ImplicitUsings.cs")),
        Platform.Value.Where(platform => platform.Assembly != assembly).Select(platform => platform.Reference),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The trees that were read from files; neither the implicit usings nor what a generator adds.</summary>
    public static IEnumerable<SyntaxTree> Written(Compilation compilation) => compilation.SyntaxTrees.Where(tree => Path.IsPathRooted(tree.FilePath));

    /// <summary>
    /// What every name and every construction in a tree means; where the compiler hesitates, its first candidate. Kept with the compilation,
    /// because finding it out is the long part of every scan.
    /// </summary>
    public static IReadOnlyList<(SyntaxNode Node, ISymbol Symbol)> Uses(Compilation compilation, SyntaxTree tree) =>
        Known.GetValue(tree, _ => new Lazy<IReadOnlyList<(SyntaxNode, ISymbol)>>(() => [.. FindUses(compilation, tree)])).Value;

    private static IEnumerable<(SyntaxNode Node, ISymbol Symbol)> FindUses(Compilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        return
            from node in tree.GetRoot().DescendantNodes()
            where node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax
            let info = model.GetSymbolInfo(node)
            let symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault()
            where symbol is not null
            select (node, symbol);
    }

    public static string Place(SyntaxNode node) =>
        $"{Repository.Relative(node.SyntaxTree.FilePath)}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";
}
