using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ProtocolGenerator.Tests;

/// <summary>Runs the generator on schema texts.</summary>
internal static class Generation
{
    private const string Head = "Sample: api key 7, versions 0-3, flexible from 2, listeners [BROKER]\n\n";

    /// <summary>The classes made of one API whose file goes on with the given text after its first line.</summary>
    public static Dictionary<string, string> Of(string body, string defaults = "")
    {
        GeneratorDriverRunResult result = Run(Head + body, defaults);
        result.Diagnostics.ShouldBeEmpty();
        return result.GeneratedTrees.ToDictionary(
            tree => Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(tree.FilePath)), tree => tree.ToString());
    }

    /// <summary>The build error instead.</summary>
    public static string ErrorOf(string body, string defaults = "", string head = Head)
    {
        Diagnostic error = Run(head + body, defaults).Diagnostics.ShouldHaveSingleItem();
        error.Id.ShouldBe("KPG001");
        error.Severity.ShouldBe(DiagnosticSeverity.Error);
        return error.GetMessage();
    }

    private static GeneratorDriverRunResult Run(string api, string defaults)
    {
        ImmutableArray<AdditionalText> files =
        [
            new Text("Sample", api),
            new Text("DEFAULTS", defaults),
            new Text("INDEX", "Sample       key   7  versions 0-3\nOther        key   8  versions 0-0\n"),
            new Text("ERRORS", "   0 NONE     -         NONE\n   6 NOT_LEADER  retriable Say \"who\" <leads>.\n"),
        ];
        return CSharpGeneratorDriver.Create([new ProtocolSourceGenerator().AsSourceGenerator()], files)
            .RunGenerators(CSharpCompilation.Create("Empty"))
            .GetRunResult();
    }

    private sealed class Text(string name, string content) : AdditionalText
    {
        public override string Path => $"/project/Schemas/{name}.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
    }
}
